import { controlEnvSchema } from '../../incident/env';
import { wire } from '../../incident/wiring';
import { answering } from '../../aws/answer-cloudformation';
import { wantAgain } from './handler';

const { ports, place } = wire(controlEnvSchema.parse(process.env));

export const handler = answering(wantAgain({ ...ports, control: ports.control('') }, place));
