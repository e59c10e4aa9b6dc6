import { practisedIn } from '../drill';
import { controlEnvSchema } from '../env';
import { wire } from '../wiring';
import { assessImpact } from './handler';

const { ports, place } = wire(controlEnvSchema.parse(process.env));

export const handler = (event: unknown) => assessImpact(practisedIn(event, ports), place)(event);
