import * as z from 'zod';
import { topologySchema } from './schema';

/** The JSON Schema of `topology.json` for editors, from the one definition everything else reads. */
export function topologyJsonSchema(): unknown {
  return z.toJSONSchema(topologySchema, { io: 'input' });
}
