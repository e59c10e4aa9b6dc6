import type { HistoryEvent } from '../asl/event';
import type { Execution } from '../asl/execution';
import type { Ending, Identity } from '../asl/host';

/** What the service keeps of an execution, while it runs and after it. */
export type ExecutionRecord = {
  readonly identity: Identity;
  /** The input as it was sent. */
  readonly input: string;
  readonly startedMs: number;
  readonly events: HistoryEvent[];
  execution?: Execution;
};

export type Status = 'RUNNING' | Ending['status'];

export const statusOf = ({ execution }: ExecutionRecord): Status =>
  execution?.outcome?.ending.status ?? 'RUNNING';

const seconds = (ms: number): number => ms / 1000;

/** As an entry of ListExecutions. */
export function summaryOf(record: ExecutionRecord): Record<string, unknown> {
  const { identity, startedMs, execution } = record;
  const ended = execution?.outcome;
  return {
    executionArn: identity.executionArn,
    stateMachineArn: identity.stateMachineArn,
    name: identity.name,
    status: statusOf(record),
    startDate: seconds(startedMs),
    redriveCount: 0,
    ...(ended === undefined ? {} : { stopDate: seconds(ended.atMs) }),
  };
}

/** As DescribeExecution shows it. A time-out shows neither error nor cause, as on AWS. */
export function descriptionOf(record: ExecutionRecord): Record<string, unknown> {
  const ending = record.execution?.outcome?.ending;
  const status = statusOf(record);
  const redrivable = ['FAILED', 'ABORTED', 'TIMED_OUT'].includes(status);
  const { error, cause } = ending?.status === 'SUCCEEDED' ? {} : { ...ending };
  return {
    ...summaryOf(record),
    input: record.input,
    inputDetails: { included: true },
    ...(ending?.status === 'SUCCEEDED'
      ? { output: JSON.stringify(ending.output), outputDetails: { included: true } }
      : {}),
    ...(error === undefined ? {} : { error }),
    ...(cause === undefined ? {} : { cause }),
    redriveStatus: redrivable ? 'REDRIVABLE' : 'NOT_REDRIVABLE',
    ...(redrivable ? {} : { redriveStatusReason: `Execution is ${status} and cannot be redriven` }),
  };
}
