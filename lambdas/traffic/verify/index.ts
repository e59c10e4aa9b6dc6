import { practisedIn } from '../../incident/drill';
import { controlEnvSchema } from '../../incident/env';
import { wire } from '../../incident/wiring';
import { verifyTraffic } from './handler';

const { ports, place } = wire(controlEnvSchema.parse(process.env));

export const handler = (event: unknown) => verifyTraffic(practisedIn(event, ports), place)(event);
