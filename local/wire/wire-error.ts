/** A refusal that a service answers in its own format; `fields` are further members of the body. */
export class WireError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly status = 400,
    readonly fields: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
    this.name = code;
  }
}

export const serializationError = (message: string): WireError =>
  new WireError('SerializationException', message);

export const internalError = (message: string): WireError =>
  new WireError('InternalServerError', message, 500);
