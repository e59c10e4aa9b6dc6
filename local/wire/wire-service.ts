import type { WireError } from './wire-error';

/** A request after the server found out whom it is for; the body is read whole. */
export interface WireRequest {
  readonly method: string;
  /** Without the query, still percent-encoded. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
  readonly region: string;
  readonly callerAddress: string;
}

export interface WireAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
}

/** One AWS service behind the server, speaking its protocol. */
export interface WireService {
  /** The name in the credential scope, such as `dynamodb`. */
  readonly name: string;
  /** What stands before the dot in X-Amz-Target, where the protocol has it. */
  readonly targetPrefix?: string;
  /** Answers, or rejects with a WireError. */
  answer(request: WireRequest): Promise<WireAnswer>;
  /** Puts a refusal into the service's format, its own ones and the server's. */
  refuse(error: WireError): WireAnswer;
}
