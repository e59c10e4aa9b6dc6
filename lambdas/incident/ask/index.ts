import { practisedIn } from '../drill';
import { controlEnvSchema } from '../env';
import { wire } from '../wiring';
import { askOperator } from './handler';

const { ports, place } = wire(controlEnvSchema.parse(process.env));

export const handler = (event: unknown) => askOperator(practisedIn(event, ports), place)(event);
