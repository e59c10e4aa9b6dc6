import { practisedIn } from '../drill';
import { controlEnvSchema } from '../env';
import { wire } from '../wiring';
import { escalate } from './handler';

const { ports, place } = wire(controlEnvSchema.parse(process.env));

export const handler = (event: unknown) => escalate(practisedIn(event, ports), place)(event);
