import { Execution } from '../asl/execution';
import type { Identity } from '../asl/host';
import type { Json } from '../asl/json';
import type { Machine } from '../asl/load';
import { loadDefinition } from '../asl/load';
import type { TokenAnswer } from '../asl/task-tokens';
import { executionArn, requireArn, requireName, stateMachineArn } from './arn';
import { toApi } from './history';
import { pageOf } from './page';
import { readInput, readOutput } from './payload';
import type { ExecutionRecord } from './record';
import { descriptionOf, statusOf, summaryOf } from './record';
import { Refusal } from './refusal';
import type { Request } from './requests';
import { isOperation, readRequest, requests } from './requests';
import type { MachineSettings, StatesSettings } from './settings';
import { TokenBook } from './token-book';

/** After so long the name of a closed execution may be used again. */
const NAME_KEPT_MS = 90 * 24 * 60 * 60 * 1000;

type StoredMachine = MachineSettings & {
  readonly arn: string;
  readonly machine: Machine;
  readonly createdMs: number;
};

/**
 * Step Functions in one region: state machines of the Standard type and their executions. Whether a
 * caller reaches it is the network's business; a lost or frozen region only stops what runs.
 */
export class StatesOfRegion {
  private readonly machines: ReadonlyMap<string, StoredMachine>;
  private readonly records = new Map<string, ExecutionRecord>();
  private readonly tokens: TokenBook;
  private frozen = false;

  /** Throws InvalidDefinition for a machine that cannot be loaded. */
  constructor(private readonly settings: StatesSettings) {
    this.tokens = new TokenBook(settings.region, settings.newId);
    this.machines = new Map(
      settings.machines.map((one) => {
        const arn = stateMachineArn(settings, one.name);
        const machine = one.machine ?? loadDefinition(one.definition);
        return [arn, { ...one, arn, machine, createdMs: settings.now() }];
      }),
    );
  }

  /** Answers an operation of the API, or throws a Refusal. Times are seconds. */
  call(operation: string, input: unknown): Record<string, unknown> {
    if (!isOperation(operation)) {
      throw new Refusal(
        'UnknownOperationException',
        `unknown operation ${operation}: Step Functions is imitated for ` +
          Object.keys(requests).join(', '),
      );
    }
    switch (operation) {
      case 'StartExecution':
        return this.startExecution(readRequest(operation, input));
      case 'DescribeExecution':
        return descriptionOf(this.record(readRequest(operation, input).executionArn));
      case 'ListExecutions':
        return this.listExecutions(readRequest(operation, input));
      case 'StopExecution':
        return this.stopExecution(readRequest(operation, input));
      case 'GetExecutionHistory':
        return this.executionHistory(readRequest(operation, input));
      case 'DescribeStateMachine':
        return this.describeStateMachine(readRequest(operation, input).stateMachineArn);
      case 'SendTaskSuccess': {
        const { taskToken, output } = readRequest(operation, input);
        return this.answer(taskToken, { kind: 'success', output: readOutput(output) });
      }
      case 'SendTaskFailure': {
        const { taskToken, error = null, cause = null } = readRequest(operation, input);
        return this.answer(taskToken, { kind: 'failure', error, cause });
      }
      case 'SendTaskHeartbeat':
        return this.answer(readRequest(operation, input).taskToken, { kind: 'heartbeat' });
    }
  }

  arnOf(machine: string): string {
    return stateMachineArn(this.settings, machine);
  }

  /** The region dies: every execution stops where it stands, in silence and for good. */
  lose(): void {
    for (const { execution } of this.records.values()) execution?.lose();
  }

  /** Every execution stands still before its next act, those started meanwhile too. */
  freeze(): void {
    this.frozen = true;
    for (const { execution } of this.records.values()) execution?.freeze();
  }

  thaw(): void {
    this.frozen = false;
    for (const { execution } of this.records.values()) execution?.thaw();
  }

  private startExecution(request: Request<'StartExecution'>): Record<string, unknown> {
    const stored = this.machine(request.stateMachineArn);
    const { settings } = this;
    const name = requireName(request.name ?? settings.newId());
    const text = request.input ?? '{}';
    const input = readInput(text);
    const arn = executionArn(settings, stored.name, name);
    const earlier = this.records.get(arn);
    if (earlier !== undefined && this.nameIsTaken(earlier)) {
      if (statusOf(earlier) !== 'RUNNING' || earlier.input !== text) {
        throw new Refusal('ExecutionAlreadyExists', `Execution Already Exists: '${arn}'`);
      }
      return { executionArn: arn, startDate: earlier.startedMs / 1000 };
    }
    const identity: Identity = {
      executionArn: arn,
      name,
      stateMachineArn: stored.arn,
      stateMachineName: stored.name,
      roleArn: stored.roleArn,
      region: settings.region,
    };
    const record: ExecutionRecord = {
      identity,
      input: text,
      startedMs: settings.now(),
      events: [],
    };
    this.records.delete(arn);
    this.records.set(arn, record);
    this.run(stored.machine, record, input);
    return { executionArn: arn, startDate: record.startedMs / 1000 };
  }

  private nameIsTaken({ execution }: ExecutionRecord): boolean {
    const ended = execution?.outcome;
    return ended === undefined || this.settings.now() - ended.atMs < NAME_KEPT_MS;
  }

  private run(machine: Machine, record: ExecutionRecord, input: Json): void {
    const { now, sleep, chance, invoke, beforeAct, onEvent } = this.settings;
    const { identity } = record;
    const execution = Execution.start(machine, input, identity, {
      now,
      sleep,
      chance,
      invoke,
      newToken: () => this.tokens.issue(record),
      ...(beforeAct === undefined ? {} : { beforeAct: (act) => beforeAct(identity, act) }),
      onEvent: (event) => {
        if (event.type !== 'RetryScheduled') record.events.push(event);
        onEvent?.(identity, event);
      },
    });
    record.execution = execution;
    if (this.frozen) execution.freeze();
  }

  private listExecutions(request: Request<'ListExecutions'>): Record<string, unknown> {
    const { arn } = this.machine(request.stateMachineArn);
    const { statusFilter } = request;
    const found = [...this.records.values()]
      .filter(({ identity }) => identity.stateMachineArn === arn)
      .filter((record) => statusFilter === undefined || statusOf(record) === statusFilter)
      .reverse();
    const { page, next } = pageOf(found, request);
    return { executions: page.map(summaryOf), ...next };
  }

  private stopExecution(request: Request<'StopExecution'>): Record<string, unknown> {
    const record = this.record(request.executionArn);
    record.execution?.stop(request.error, request.cause);
    return { stopDate: (record.execution?.outcome?.atMs ?? this.settings.now()) / 1000 };
  }

  private executionHistory(request: Request<'GetExecutionHistory'>): Record<string, unknown> {
    const { events, identity } = this.record(request.executionArn);
    const ordered = request.reverseOrder === true ? events.toReversed() : events;
    const { page, next } = pageOf(ordered, request);
    return { events: page.map((event) => toApi(event, identity.roleArn)), ...next };
  }

  private describeStateMachine(arn: string): Record<string, unknown> {
    const { name, definition, roleArn, createdMs } = this.machine(arn);
    return {
      stateMachineArn: arn,
      name,
      status: 'ACTIVE',
      definition,
      roleArn,
      type: 'STANDARD',
      creationDate: createdMs / 1000,
      loggingConfiguration: { level: 'OFF', includeExecutionData: false },
      tracingConfiguration: { enabled: false },
    };
  }

  private answer(token: string, answer: TokenAnswer): Record<string, never> {
    const outcome = this.tokens.holder(token).execution?.answer(token, answer);
    if (outcome === 'taken') return {};
    throw new Refusal('TaskTimedOut', "Task Timed Out: 'Provided task does not exist anymore'");
  }

  private machine(arn: string): StoredMachine {
    const stored = this.machines.get(requireArn(arn));
    if (stored !== undefined) return stored;
    throw new Refusal('StateMachineDoesNotExist', `State Machine Does Not Exist: '${arn}'`);
  }

  private record(arn: string): ExecutionRecord {
    const record = this.records.get(requireArn(arn));
    if (record !== undefined) return record;
    throw new Refusal('ExecutionDoesNotExist', `Execution Does Not Exist: '${arn}'`);
  }
}
