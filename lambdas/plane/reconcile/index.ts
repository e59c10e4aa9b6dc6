import { dynamo, parameterStore, route53Api, workflows } from '../../aws/clients';
import { liveWeights } from '../../aws/live-weights';
import { regionConfigParameter } from '../../aws/region-config';
import { regionWords } from '../../aws/region-words';
import { runStarter, taskFinisher } from '../../aws/runs';
import { inDeployedZone } from '../../deployment/hosted-zone';
import { poolsIn, wire } from '../../incident/wiring';
import { lookUp } from '../../net/look-up';
import { reconcileEnv, reconcileEnvSchema } from './env';
import type { ReconcileReport } from './handler';
import { reconcile } from './handler';

const env = reconcileEnvSchema.parse(process.env);
const { ports, place } = wire(env);
const control = ports.control('');
const route53 = route53Api();
const states = workflows();

export const handler = (): Promise<ReconcileReport> =>
  reconcile(
    {
      ...ports,
      control,
      words: regionWords(dynamo(), env[reconcileEnv.regionalTable], ports.log),
      config: regionConfigParameter(parameterStore(), env[reconcileEnv.regionConfig]),
      lookUp: lookUp(place.view),
      liveWeights: inDeployedZone(control, (zone) =>
        liveWeights(route53, poolsIn(place.view, zone)),
      ),
      startRun: runStarter(states, env[reconcileEnv.workflows]),
      finishTask: taskFinisher(states),
    },
    place,
  );
