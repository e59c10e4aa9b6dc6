/**
 * What a value costs in the environment of a function, written there as JSON. Lambda limits all
 * variables together, and measures them as one JSON text: every quote inside counts twice.
 */
export const environmentBytes = (value: unknown): number =>
  Buffer.byteLength(JSON.stringify(JSON.stringify(value)));
