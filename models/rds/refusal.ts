/** The errors of the RDS API that this model raises, by their codes on the wire. */
export type RdsErrorCode =
  | 'DBClusterNotFoundFault'
  | 'DBInstanceNotFound'
  | 'GlobalClusterNotFoundFault'
  | 'InvalidAction'
  | 'InvalidDBClusterStateFault'
  | 'InvalidDBInstanceState'
  | 'InvalidGlobalClusterStateFault'
  | 'InvalidParameterCombination'
  | 'InvalidParameterValue';

/** A refusal: nothing was changed. AWS gives no wording for them, so the messages are ours. */
export class RdsRefusal extends Error {
  constructor(
    readonly code: RdsErrorCode,
    message: string,
  ) {
    super(message);
    this.name = code;
  }
}
