import { practisedIn } from '../../incident/drill';
import { controlEnvSchema } from '../../incident/env';
import { wire } from '../../incident/wiring';
import { acknowledgeRole } from './handler';

const { ports, place } = wire(controlEnvSchema.parse(process.env));

export const handler = (event: unknown) => acknowledgeRole(practisedIn(event, ports), place)(event);
