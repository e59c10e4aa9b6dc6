/** The exceptions of Parameter Store that this model raises, by the names AWS gives them. */
export type ParameterErrorCode =
  | 'ParameterNotFound'
  | 'ParameterAlreadyExists'
  | 'HierarchyLevelLimitExceededException'
  | 'ValidationException'
  | 'UnknownOperationException';

/** A refusal; messages keep AWS's wording where it is known. Nothing was changed. */
export class ParameterError extends Error {
  constructor(
    readonly code: ParameterErrorCode,
    message: string,
  ) {
    super(message);
    this.name = code;
  }
}
