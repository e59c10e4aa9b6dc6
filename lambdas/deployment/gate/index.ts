import { controlEnvSchema } from '../../incident/env';
import { wire } from '../../incident/wiring';
import { answering } from '../../aws/answer-cloudformation';
import { judgeDeployment } from './handler';

const { ports, place } = wire(controlEnvSchema.parse(process.env));

export const handler = answering(judgeDeployment({ ...ports, control: ports.control('') }, place));
