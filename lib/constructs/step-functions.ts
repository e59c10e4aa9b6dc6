import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { ControlPlace, Doings } from './control-function';
import { ControlFunction } from './control-function';

/** Less than a lease by far: whoever takes it knows that no call of an older run is to come. */
export const stepTimeout = Duration.seconds(25);

/**
 * A run calls one step at a time, and a region rarely has two runs. Five leave room for an incident
 * in every other region, a drill, and a call that its run has given up; steps that are refused are
 * tried again by their run.
 */
const reservedConcurrency = 5;

const decides: Doings = { control: 'write', tells: false, shifts: false };
const tells: Doings = { control: 'write', tells: true, shifts: false };
const shifts: Doings = { control: 'write', tells: true, shifts: true };

const promotes: Doings = { ...tells, moves: 'databases' };
const movesCaches: Doings = { ...tells, moves: 'caches' };

/** `<feature>/<step>` is the folder of its code. Each renews its run's lease, so each writes. */
const steps: readonly (readonly [place: string, does: Doings, description: string])[] = [
  ['incident/assess', decides, 'what was lost, and whether a person must be asked'],
  ['incident/ask', tells, 'asks a person and lets go of the lease'],
  ['incident/notify', tells, 'calls for a person when an incident begins'],
  ['incident/escalate', tells, 'leaves the incident to a person'],
  ['incident/close', tells, 'ends the incident and says what stays to do'],
  ['traffic/shift', shifts, "sets a region's level and brings the weights into DNS"],
  ['traffic/verify', tells, 'looks at what clients are answered'],
  ['traffic/plan-return', decides, "the next step of a region's return"],
  ['writer/confirm-loss', decides, 'whether the writer is lost for sure'],
  ['writer/place-hold', tells, 'keeps the region out while its role moves'],
  ['writer/fence', tells, "claims a cell and closes its writer's permit"],
  ['writer/choose', tells, 'writes down who takes the role'],
  ['writer/promote-database', promotes, "lets the candidate's database accept writes"],
  ['writer/promote-cache', movesCaches, "lets another copy of a cell's cache be written to"],
  ['writer/flip', tells, 'moves the role'],
  ['writer/acknowledge', tells, 'whether every survivor knows who writes'],
  ['writer/reopen', tells, 'gives back what was taken before a candidate was chosen'],
];

type StepFunctionsProps = { readonly place: ControlPlace };

/** The functions that workflows name: one for each step, reaching exactly what that step needs. */
export class StepFunctions extends Construct {
  /** By the name that workflow files call them: `IncidentAsk` for `incident/ask`. */
  readonly byName: ReadonlyMap<string, ControlFunction>;

  constructor(scope: Construct, id: string, { place }: StepFunctionsProps) {
    super(scope, id);
    this.byName = new Map(
      steps.map(([path, does, description]) => {
        const [feature = '', step = ''] = path.split('/');
        const name = pascalCase(path);
        const made = new ControlFunction(this, name, {
          place,
          does,
          feature,
          step,
          description,
          timeout: stepTimeout,
          reservedConcurrency,
        });
        return [name, made];
      }),
    );
  }
}

const pascalCase = (path: string): string =>
  path.replaceAll(/(?:^|[/-])([a-z])/g, (_, letter: string) => letter.toUpperCase());
