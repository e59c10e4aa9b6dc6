/** One call of Lambda's Invoke. */
export interface FunctionCall {
  readonly region: string;
  readonly name: string;
  /** Version or alias, if the caller named one. */
  readonly qualifier?: string;
  /** RequestResponse waits for the result; Event is answered once it is queued. */
  readonly mode: 'RequestResponse' | 'Event';
  /** JSON text; empty if the caller sent none. */
  readonly payload: string;
}

/** What became of it. A `failed` payload is the error as JSON, with errorType and errorMessage. */
export type FunctionResult =
  | { readonly kind: 'answered' | 'failed'; readonly payload: string }
  | { readonly kind: 'accepted' | 'throttled' | 'unknown' };

export interface FunctionUrlConfig {
  readonly url: string;
  readonly arn: string;
  readonly createdMs: number;
}

/** Whoever runs the functions of the desk. */
export interface FunctionRuntime {
  /** Never rejects for what a handler does: that is a `failed` result. */
  invoke(call: FunctionCall): Promise<FunctionResult>;
  /** Nothing if there is no such function or it has no URL. */
  urlConfig(region: string, name: string): FunctionUrlConfig | undefined;
}
