import { route53Api } from '../../aws/clients';
import { liveWeights } from '../../aws/live-weights';
import { practisedIn } from '../../incident/drill';
import { poolsIn, wire } from '../../incident/wiring';
import { weightsEnv, weightsEnvSchema } from './env';
import { shiftWeights } from './handler';

const env = weightsEnvSchema.parse(process.env);
const { ports, place } = wire(env);
const weights = {
  liveWeights: liveWeights(route53Api(), poolsIn(place.view, env[weightsEnv.hostedZone])),
};

export const handler = (event: unknown) =>
  shiftWeights(practisedIn(event, { ...ports, ...weights }), place)(event);
