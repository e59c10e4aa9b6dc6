import type { StepName } from '../../sim/slow-path/steps';
import type { Scene } from './step-stage';
import {
  cell,
  claim,
  incident,
  incidentId,
  intent,
  promoted,
  region,
  runner,
  seeing,
  shut,
  startMs,
} from './step-stage';

/** What a step is given on top of its run, where it starts, and what it should come to. */
export type Start = {
  readonly from: string;
  readonly given?: object;
  readonly scene: Scene;
  readonly outcome: string;
};

const lost = seeing('failed');
const question = { stage: 'writer', cell: 'world', candidate: runner, roleEpoch: 3 } as const;
const asked = { ...question, because: 'b', facts: ['f'] };
const hold = {
  row: 'hold' as const,
  id: `${incidentId}-7`,
  region,
  by: `incident ${incidentId}`,
  reason: 'r',
  atMs: startMs,
};
const answers = ['us-east-1', 'eu-west-1', 'ap-southeast-1'].map((name) => ({
  ...{ row: 'region' as const, region: name, seenAtMs: startMs, roleEpochs: { world: 4 } },
  ...{ answers: { world: { 'us-east-1': 20 } }, answeredAtMs: startMs },
}));
const since = new Date(startMs - 1_000).toISOString();
const world = (...rows: Scene['rows']): Scene => ({ rows, pictures: lost });
const well = (...rows: Scene['rows']): Scene => ({ rows, pictures: seeing('healthy') });

/** Every step there is, from each state it is typically called in. */
export const starts: Readonly<Record<StepName, readonly Start[]>> = {
  IncidentNotify: [{ from: 'opened', scene: world(incident()), outcome: 'told' }],
  IncidentAssess: [
    { from: 'lost', scene: world(incident(), cell()), outcome: 'proceed' },
    { from: 'well again', scene: well(incident(), cell()), outcome: 'recovered' },
  ],
  IncidentAsk: [
    {
      from: 'nothing asked',
      given: { token: 't-2', question: asked },
      scene: world(incident(), cell()),
      outcome: 'asked',
    },
  ],
  IncidentClose: [
    { from: 'all done', given: { as: 'done' }, scene: world(incident()), outcome: 'closed' },
  ],
  IncidentEscalate: [
    {
      from: 'an error',
      given: { because: 'b' },
      scene: world(incident(), cell({ claim, permit: shut })),
      outcome: 'escalated',
    },
    {
      from: 'a rejection',
      given: { because: 'b', to: 'rejected' },
      scene: world(incident(), cell()),
      outcome: 'rejected',
    },
  ],
  TrafficShift: [
    { from: 'fully in', given: { level: 0 }, scene: world(incident()), outcome: 'applied' },
    {
      from: 'the first step',
      given: { level: 0.25 },
      scene: well(incident({ kind: 'restore', level: 0.1 })),
      outcome: 'applied',
    },
  ],
  TrafficVerify: [
    {
      from: 'clients elsewhere',
      given: { expect: 'out', since },
      scene: world(incident(), ...answers),
      outcome: 'verified',
    },
    {
      from: 'nobody asked',
      given: { expect: 'out', since },
      scene: world(incident()),
      outcome: 'waiting',
    },
  ],
  TrafficPlanReturn: [
    { from: 'well', scene: well(incident({ kind: 'restore', level: 0 })), outcome: 'step' },
    { from: 'failed', scene: world(incident({ kind: 'restore', level: 0.1 })), outcome: 'abort' },
  ],
  WriterConfirmLoss: [
    { from: 'lost for long', scene: world(incident(), cell()), outcome: 'lost' },
    { from: 'chosen already', scene: well(incident(), cell({ claim, intent })), outcome: 'lost' },
  ],
  WriterPlaceHold: [
    { from: 'not held', scene: world(incident(), cell()), outcome: 'held' },
    { from: 'held', scene: world(incident(), cell(), hold), outcome: 'held' },
  ],
  WriterFence: [
    { from: 'open', scene: world(incident(), cell()), outcome: 'silent' },
    {
      from: 'open and valid',
      scene: world(incident(), cell({ permit: { open: true, validUntilMs: startMs + 30_000 } })),
      outcome: 'closed',
    },
    {
      from: 'an earlier run’s claim',
      scene: world(incident(), cell({ claim: { ...claim, epoch: 5 }, permit: shut })),
      outcome: 'silent',
    },
  ],
  WriterChoose: [
    { from: 'fenced', scene: world(incident(), cell({ claim, permit: shut })), outcome: 'chosen' },
    {
      from: 'chosen',
      scene: world(incident(), cell({ claim, permit: shut, intent })),
      outcome: 'chosen',
    },
  ],
  WriterPromoteDatabase: [
    {
      from: 'chosen and silent',
      scene: world(incident(), cell({ claim, permit: shut, intent })),
      outcome: 'promoting',
    },
    {
      from: 'a database that is there already',
      scene: {
        ...world(incident(), cell({ claim, permit: shut, intent })),
        storesIn: runner,
      },
      outcome: 'promoted',
    },
    {
      from: 'promoted',
      scene: world(incident(), cell({ claim, permit: shut, intent: promoted })),
      outcome: 'promoted',
    },
  ],
  WriterPromoteCache: [
    { from: 'lost for long', scene: world(incident(), cell()), outcome: 'waiting' },
    {
      from: 'a cache that is there already',
      scene: { ...world(incident(), cell()), storesIn: runner },
      outcome: 'moved',
    },
    { from: 'well again', scene: well(incident(), cell()), outcome: 'left' },
  ],
  WriterFlip: [
    {
      from: 'chosen, promoted and silent',
      scene: world(incident(), cell({ claim, permit: shut, intent: promoted })),
      outcome: 'flipped',
    },
    {
      from: 'chosen and not promoted',
      scene: world(incident(), cell({ claim, permit: shut, intent })),
      outcome: 'early',
    },
    {
      from: 'chosen and not silent',
      scene: world(
        incident(),
        cell({ claim, intent, permit: { open: false, validUntilMs: startMs } }),
      ),
      outcome: 'early',
    },
  ],
  WriterAcknowledge: [
    {
      from: 'moved long ago',
      given: { cell: 'world' },
      scene: world(incident(), cell({ region: runner, roleEpoch: 4, movedAtMs: 0 }), ...answers),
      outcome: 'silent',
    },
  ],
  WriterReopen: [
    {
      from: 'fenced and held',
      scene: well(incident(), cell({ claim, permit: shut }), hold),
      outcome: 'reopened',
    },
    {
      from: 'fenced by an earlier run',
      scene: well(incident(), cell({ claim: { ...claim, epoch: 5 }, permit: shut }), hold),
      outcome: 'reopened',
    },
    {
      from: 'chosen: not to be touched',
      scene: well(incident(), cell({ claim, permit: shut, intent })),
      outcome: 'reopened',
    },
  ],
};
