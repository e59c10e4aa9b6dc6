import type { Ending } from '../../../../models/asl/host';
import type { Json } from '../../../../models/asl/json';
import type { Script } from '../drive';

/** One rule of the Amazon States Language, and a machine that shows it. */
export type Row = {
  /** The rule, in the specification's words where they are short. */
  readonly rule: string;
  readonly definition: unknown;
  readonly input?: Json;
  readonly script?: Script;
  /** How it ends; `refused` lists a part of each problem found when it is loaded. */
  readonly ends: Ending | { readonly refused: readonly string[] };
  /** The events between start and end. */
  readonly trace?: readonly string[];
  /** The calls that were made. */
  readonly calls?: readonly string[];
  /** Why asl-validator judges the definition differently. */
  readonly validatorDiffers?: string;
};

type States = Readonly<Record<string, unknown>>;

/** A machine that starts at the first of the states. */
export const machine = (states: States, more: States = {}): unknown => ({
  QueryLanguage: 'JSONata',
  ...group(states),
  ...more,
});

export const group = (states: States): States => ({
  StartAt: Object.keys(states)[0],
  States: states,
});

/** A machine of one state that ends there. */
export const only = (state: States): unknown => machine({ Only: { ...state, End: true } });

/** A Pass that ends with this output. */
export const passing = (Output: unknown): unknown => only({ Type: 'Pass', Output });

export const task = (more: States = {}): States => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Arguments: { FunctionName: 'work', Payload: '{% $states.input %}' },
  ...more,
});

export const done = (output: Json): Ending => ({ status: 'SUCCEEDED', output });
export const failed = (error: string, cause?: string): Ending => ({
  status: 'FAILED',
  error,
  ...(cause === undefined ? {} : { cause }),
});
export const refused = (
  ...problems: readonly string[]
): { readonly refused: readonly string[] } => ({
  refused: problems,
});

/** AWS's words around the cause of a failed evaluation in the first state. */
export const inFirst = (cause: string, state = 'Only'): string =>
  `An error occurred while executing the state '${state}' (entered at the event id #2). ${cause}`;

export const undefinedIn = (text: string, field: string, state = 'Only'): Ending =>
  failed(
    'States.QueryEvaluationError',
    inFirst(
      `The JSONata expression '${text}' specified for the field '${field}' ` +
        'returned nothing (undefined).',
      state,
    ),
  );

export const mistyped = (text: string, field: string, expected: string, found: string): Ending =>
  failed(
    'States.QueryEvaluationError',
    inFirst(
      `The JSONata expression '${text}' specified for the field '${field}' returned an ` +
        `unexpected result type. Expected '${expected}', but was ${found}`,
    ),
  );
