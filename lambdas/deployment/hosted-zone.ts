import { deploymentOf } from '../../core/control/control';
import type { LiveWeights } from '../../core/traffic/generation';
import type { ControlTable } from '../ports';

/**
 * Live weights in the zone that the global stack's last deployment wrote down, looked up when they
 * are first needed: these functions are deployed before there is a zone. See docs/decisions/0008.
 */
export function inDeployedZone(
  control: Pick<ControlTable, 'read'>,
  open: (hostedZoneId: string) => LiveWeights,
): LiveWeights {
  let opened: LiveWeights | undefined;
  const weights = async (): Promise<LiveWeights> => (opened ??= open(await zoneIn(control)));
  return {
    read: async (pool) => (await weights()).read(pool),
    replace: async (...change) => (await weights()).replace(...change),
  };
}

async function zoneIn(control: Pick<ControlTable, 'read'>): Promise<string> {
  const deployment = deploymentOf(await control.read());
  if (deployment !== undefined) return deployment.hostedZoneId;
  throw new Error('the strong table names no hosted zone; deploy the global stack');
}
