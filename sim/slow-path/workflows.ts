import * as z from 'zod';
import type { FinishTask, StartRun } from '../../lambdas/ports';
import { StatesOfRegion } from '../../models/states/states-of-region';
import { Refusal } from '../../models/states/refusal';
import type { Act, Identity } from '../../models/asl/host';
import type { WorkflowEvent } from '../../models/asl/event';
import type { Machine } from '../../models/asl/load';
import { loadDefinition } from '../../models/asl/load';
import type { Json } from '../../models/asl/json';
import type { Site } from '../site';
import type { TurningPoints } from './turning-points';

export type WorkflowTexts = Readonly<Record<'failover' | 'restore', string>>;

type Settings = {
  readonly texts: WorkflowTexts;
  /** What a construct puts into the files besides function names. */
  readonly figures: Readonly<Record<string, string>>;
  readonly site: Site;
  readonly sleep: (ms: number) => Promise<void>;
  readonly chance: () => number;
  readonly points: TurningPoints;
  readonly invoke: (name: string, payload: Json) => Promise<unknown>;
  readonly onEvent: (run: string, event: WorkflowEvent) => void;
};

const account = '111122223333';

/** Step Functions in one region, with the workflows as they are deployed there. */
export class Workflows {
  private opened: StatesOfRegion | undefined;
  private ids = 0;

  constructor(private readonly settings: Settings) {}

  /** Most regions of a story run nothing, and loading a workflow takes its time. */
  private get states(): StatesOfRegion {
    return (this.opened ??= this.open());
  }

  lose(): void {
    this.opened?.lose();
  }

  freeze(): void {
    this.states.freeze();
  }

  thaw(): void {
    this.states.thaw();
  }

  readonly startRun: StartRun = async ({ workflow, name, input }) => {
    await this.settings.sleep(20 + this.settings.chance() * 60);
    const stateMachineArn = this.states.arnOf(workflow);
    const request = { stateMachineArn, name, input: JSON.stringify(input) };
    tolerating(['ExecutionAlreadyExists'], () => this.states.call('StartExecution', request));
  };

  readonly finishTask: FinishTask = async (taskToken, output) => {
    await this.settings.sleep(20 + this.settings.chance() * 60);
    tolerating(['TaskDoesNotExist', 'TaskTimedOut'], () =>
      this.states.call('SendTaskSuccess', { taskToken, output: JSON.stringify(output) }),
    );
  };

  /** Every execution that has started here and its status now. */
  runs(): { readonly name: string; readonly status: string }[] {
    if (this.opened === undefined) return [];
    return Object.keys(this.settings.texts).flatMap((workflow) => {
      const stateMachineArn = this.states.arnOf(workflow);
      const { executions } = this.states.call('ListExecutions', { stateMachineArn });
      return executionsSchema.parse(executions);
    });
  }

  private open(): StatesOfRegion {
    const { texts, figures, site, sleep, chance, points, invoke, onEvent } = this.settings;
    const { region } = site;
    return new StatesOfRegion({
      region,
      account,
      machines: Object.entries(texts).map(([name, text]) => {
        const definition = filledIn(text, figures);
        const roleArn = `arn:aws:iam::${account}:role/${name}`;
        return { name, definition, machine: loaded(definition), roleArn };
      }),
      now: site.now,
      sleep,
      chance,
      newId: () => `${region}-${(this.ids += 1)}`,
      invoke,
      beforeAct: ({ name }: Identity, { kind, state }: Act) =>
        points.pass({ region, run: epochOf(name), place: `${kind} ${state}` }),
      onEvent: ({ name }, event) => {
        onEvent(name, event);
      },
    });
  }
}

/** Loading a workflow costs more than running it, and every world of a topology has the same. */
const machines = new Map<string, Machine>();

function loaded(definition: string): Machine {
  const machine = machines.get(definition) ?? loadDefinition(definition);
  machines.set(definition, machine);
  return machine;
}

const executionsSchema = z.array(z.object({ name: z.string(), status: z.string() }));

/** A run is named by its epoch. */
const epochOf = (name: string): number => Number(name.split('-').at(-1));

/** The definition with its substitutions made; a function is known by the name of its place. */
const filledIn = (text: string, figures: Settings['figures']): string =>
  text.replace(/\$\{(\w+)\}/g, (_, name: string) => figures[name] ?? name);

function tolerating(codes: readonly string[], act: () => unknown): void {
  try {
    act();
  } catch (error) {
    if (!(error instanceof Refusal && codes.includes(error.code))) throw error;
  }
}
