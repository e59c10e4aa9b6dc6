import type { Json } from '../asl/json';
import { MAX_PAYLOAD_BYTES } from '../asl/json';
import { Refusal } from './refusal';

/** The input of StartExecution: any JSON text, up to the payload's limit. */
export function readInput(text: string): Json {
  if (Buffer.byteLength(text) > MAX_PAYLOAD_BYTES) {
    throw new Refusal(
      'ValidationException',
      `1 validation error detected: value at 'input': takes at most ${MAX_PAYLOAD_BYTES} bytes`,
    );
  }
  try {
    return JSON.parse(text) as Json;
  } catch {
    throw new Refusal(
      'InvalidExecutionInput',
      `Invalid State Machine Execution Input: '${text.slice(0, 80)}' is not JSON`,
    );
  }
}

/** The output of SendTaskSuccess, likewise. */
export function readOutput(text: string): Json {
  if (Buffer.byteLength(text) <= MAX_PAYLOAD_BYTES) {
    try {
      return JSON.parse(text) as Json;
    } catch {
      // Said below, together with what is too long.
    }
  }
  throw new Refusal('InvalidOutput', `Invalid Output: '${text.slice(0, 80)}'`);
}
