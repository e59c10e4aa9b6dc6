import { route53Api } from '../../aws/clients';
import { liveWeights } from '../../aws/live-weights';
import { inDeployedZone } from '../../deployment/hosted-zone';
import { practisedIn } from '../../incident/drill';
import { controlEnvSchema } from '../../incident/env';
import { poolsIn, wire } from '../../incident/wiring';
import { shiftWeights } from './handler';

const { ports, place } = wire(controlEnvSchema.parse(process.env));
const route53 = route53Api();
const weights = {
  liveWeights: inDeployedZone(ports.control(''), (zone) =>
    liveWeights(route53, poolsIn(place.view, zone)),
  ),
};

export const handler = (event: unknown) =>
  shiftWeights(practisedIn(event, { ...ports, ...weights }), place)(event);
