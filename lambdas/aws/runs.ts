import type { SFNClient } from '@aws-sdk/client-sfn';
import {
  ExecutionAlreadyExists,
  SendTaskSuccessCommand,
  StartExecutionCommand,
  TaskDoesNotExist,
  TaskTimedOut,
} from '@aws-sdk/client-sfn';
import type { FinishTask, StartRun } from '../ports';

/** Starts runs in this region. A run is named by its epoch, so it exists once or not at all. */
export function runStarter(
  client: SFNClient,
  arns: Readonly<Record<'failover' | 'restore', string>>,
): StartRun {
  return async ({ workflow, name, input }) => {
    const stateMachineArn = arns[workflow];
    await client
      .send(new StartExecutionCommand({ stateMachineArn, name, input: JSON.stringify(input) }))
      .catch((error: unknown) => {
        if (!(error instanceof ExecutionAlreadyExists)) throw error;
      });
  };
}

/** Ends a waiting task. One that is over, by whatever means, needs no end. */
export function taskFinisher(client: SFNClient): FinishTask {
  return async (taskToken, output) => {
    await client
      .send(new SendTaskSuccessCommand({ taskToken, output: JSON.stringify(output) }))
      .catch((error: unknown) => {
        if (!(error instanceof TaskDoesNotExist) && !(error instanceof TaskTimedOut)) throw error;
      });
  };
}
