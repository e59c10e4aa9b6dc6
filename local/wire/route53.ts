import { Route53Refusal } from '../../models/route53/api-refusal';
import type { ControlPlane } from '../../models/route53/control-plane';
import { NotImitated } from '../../models/route53/refusal';
import { changeAnswer, listAnswer, route53Error } from './route53-answers';
import { readRoute53 } from './route53-requests';
import { WireError } from './wire-error';
import type { WireAnswer, WireRequest, WireService } from './wire-service';

export interface Route53Options {
  readonly controlPlane: ControlPlane;
  readonly nowMs: () => number;
}

/** Route 53 is global: it has one control plane, and requests are signed for its region. */
export const route53Region = 'us-east-1';

/** Route 53 (restXml): changing and listing the records of the account's one hosted zone. */
export function route53Service({ controlPlane, nowMs }: Route53Options): WireService {
  return {
    name: 'route53',
    // Not async: what answers at once still has to refuse by rejecting.
    answer: (request) =>
      Promise.resolve().then(() => {
        refuseOtherRegions(request);
        try {
          return answered(controlPlane, request, nowMs());
        } catch (error) {
          throw wireErrorOf(error);
        }
      }),
    refuse: route53Error,
  };
}

function answered(controlPlane: ControlPlane, request: WireRequest, nowMs: number): WireAnswer {
  const asked = readRoute53(request);
  switch (asked.operation) {
    case 'change': {
      const info = controlPlane.change(asked.zoneId, asked.batch, nowMs);
      return changeAnswer('ChangeResourceRecordSetsResponse', info);
    }
    case 'list':
      return listAnswer(controlPlane.list(asked.zoneId, asked.start, nowMs));
    case 'get change':
      return changeAnswer('GetChangeResponse', controlPlane.changeInfo(asked.id, nowMs));
  }
}

function refuseOtherRegions({ region }: WireRequest): void {
  if (region === route53Region) return;
  throw new WireError(
    'SignatureDoesNotMatch',
    `Credential should be scoped to a valid region, not '${region}'; use ${route53Region}.`,
    403,
  );
}

function wireErrorOf(error: unknown): unknown {
  if (error instanceof Route53Refusal) {
    return new WireError(error.code, error.message, error.status);
  }
  return error instanceof NotImitated ? new WireError('InvalidInput', error.message) : error;
}
