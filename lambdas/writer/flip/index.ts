import { practisedIn } from '../../incident/drill';
import { controlEnvSchema } from '../../incident/env';
import { wire } from '../../incident/wiring';
import { flipPrimary } from './handler';

const { ports, place } = wire(controlEnvSchema.parse(process.env));

export const handler = (event: unknown) => flipPrimary(practisedIn(event, ports), place)(event);
