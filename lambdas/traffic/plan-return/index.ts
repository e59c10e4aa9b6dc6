import { practisedIn } from '../../incident/drill';
import { controlEnvSchema } from '../../incident/env';
import { wire } from '../../incident/wiring';
import { planReturn } from './handler';

const { ports, place } = wire(controlEnvSchema.parse(process.env));

export const handler = (event: unknown) => planReturn(practisedIn(event, ports), place)(event);
