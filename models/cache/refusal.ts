/** The errors of the ElastiCache API that this model raises, by their codes on the wire. */
export type CacheErrorCode =
  | 'GlobalReplicationGroupNotFoundFault'
  | 'InvalidAction'
  | 'InvalidGlobalReplicationGroupState'
  | 'InvalidParameterValue';

/** A refusal: nothing was changed. AWS gives no wording for them, so the messages are ours. */
export class CacheRefusal extends Error {
  constructor(
    readonly code: CacheErrorCode,
    message: string,
  ) {
    super(message);
    this.name = code;
  }
}
