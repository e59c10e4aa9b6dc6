import { StateFailure } from './failure';
import type { InvokeFunction } from './host';
import type { Json } from './json';
import { asJson, isObject, shown } from './json';

/** The arguments of lambda:invoke, as far as they are imitated. */
export type Invocation = { readonly FunctionName: string; readonly Payload: Json };

/** Reads evaluated arguments; what AWS could not start a task with is a States.Runtime error. */
export function readInvocation(given: Json, whileExecuting: (cause: string) => string): Invocation {
  const fail = (reason: string): StateFailure =>
    new StateFailure(
      'States.Runtime',
      whileExecuting(
        `The Arguments '${JSON.stringify(given)}' could not be used to start the Task: [${reason}]`,
      ),
    );
  if (!isObject(given)) throw fail('The Arguments must be an object');
  const { FunctionName, Payload = {}, ...others } = given;
  const [other] = Object.keys(others);
  if (other !== undefined) throw fail(`The field '${other}' is not imitated for lambda:invoke`);
  if (FunctionName === undefined)
    throw fail("The field 'FunctionName' is required but was missing");
  if (typeof FunctionName !== 'string') throw fail("The field 'FunctionName' must be a string");
  return { FunctionName, Payload };
}

/**
 * The result as the integration shapes it: AWS adds HTTP metadata, which nothing here reads. Throws
 * what the handler threw in the shape that Lambda gives it.
 */
export async function invokeLambda(
  invoke: InvokeFunction,
  { FunctionName, Payload }: Invocation,
): Promise<Json> {
  try {
    const payload = asJson(await invoke(FunctionName, Payload));
    return { ExecutedVersion: '$LATEST', Payload: payload, StatusCode: 200 };
  } catch (error) {
    throw failureOf(error);
  }
}

/**
 * `{errorType, errorMessage, trace}` as the Node.js runtime reports a thrown error. The trace holds
 * its first line only: the others would name files of the machine this runs on.
 */
function failureOf(error: unknown): StateFailure {
  const { name, message } = isThrown(error)
    ? error
    : { name: typeof error, message: typeof error === 'string' ? error : shown(error) };
  if (name.startsWith('Lambda.')) return new StateFailure(name, message);
  const cause = { errorType: name, errorMessage: message, trace: [`${name}: ${message}`] };
  return new StateFailure(name, JSON.stringify(cause));
}

/** By its shape: an error that crossed a thread or a realm is no instance of this one's Error. */
const isThrown = (error: unknown): error is { readonly name: string; readonly message: string } =>
  isObject(error) && typeof error['name'] === 'string' && typeof error['message'] === 'string';
