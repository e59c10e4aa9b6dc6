import type { LiveWeights } from '../../core/traffic/generation';
import type { ControlTable, ReadSight, Stores } from '../../lambdas/ports';
import { askOperator } from '../../lambdas/incident/ask/handler';
import { assessImpact } from '../../lambdas/incident/assess/handler';
import { closeIncident } from '../../lambdas/incident/close/handler';
import { escalate } from '../../lambdas/incident/escalate/handler';
import { notifyOperators } from '../../lambdas/incident/notify/handler';
import type { Place, StepPorts } from '../../lambdas/incident/run';
import { planReturn } from '../../lambdas/traffic/plan-return/handler';
import { shiftWeights } from '../../lambdas/traffic/shift/handler';
import { verifyTraffic } from '../../lambdas/traffic/verify/handler';
import { acknowledgeRole } from '../../lambdas/writer/acknowledge/handler';
import { chooseCandidate } from '../../lambdas/writer/choose/handler';
import { confirmWriterLoss } from '../../lambdas/writer/confirm-loss/handler';
import { fenceWriter } from '../../lambdas/writer/fence/handler';
import { flipPrimary } from '../../lambdas/writer/flip/handler';
import { placeHold } from '../../lambdas/writer/place-hold/handler';
import { promoteCache } from '../../lambdas/writer/promote-cache/handler';
import { promoteDatabase } from '../../lambdas/writer/promote-database/handler';
import { reopenPermit } from '../../lambdas/writer/reopen/handler';

/** Everything any step may ask for. */
export type AnyStepPorts = StepPorts & {
  readonly control: ControlTable;
  readonly readSight: ReadSight;
  readonly liveWeights: LiveWeights;
  readonly databases: Stores;
  readonly caches: Stores;
  readonly newId: () => string;
};

/** A step of a workflow with its dependencies, as its `index.ts` wires it. */
export type Step = (ports: AnyStepPorts, place: Place) => (event: unknown) => Promise<unknown>;

/** The steps by the names under which the workflows call them: feature and folder. */
export const steps = {
  IncidentAsk: askOperator,
  IncidentAssess: assessImpact,
  IncidentClose: closeIncident,
  IncidentEscalate: escalate,
  IncidentNotify: notifyOperators,
  TrafficPlanReturn: planReturn,
  TrafficShift: shiftWeights,
  TrafficVerify: verifyTraffic,
  WriterAcknowledge: acknowledgeRole,
  WriterChoose: chooseCandidate,
  WriterConfirmLoss: confirmWriterLoss,
  WriterFence: fenceWriter,
  WriterFlip: flipPrimary,
  WriterPlaceHold: placeHold,
  WriterPromoteCache: promoteCache,
  WriterPromoteDatabase: promoteDatabase,
  WriterReopen: reopenPermit,
} as const satisfies Readonly<Record<string, Step>>;

export type StepName = keyof typeof steps;

export const isStep = (name: string): name is StepName => Object.hasOwn(steps, name);
