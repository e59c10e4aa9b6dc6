import { practisedIn } from '../../incident/drill';
import { controlEnvSchema } from '../../incident/env';
import { wire } from '../../incident/wiring';
import { placeHold } from './handler';

const { ports, place } = wire(controlEnvSchema.parse(process.env));

export const handler = (event: unknown) => placeHold(practisedIn(event, ports), place)(event);
