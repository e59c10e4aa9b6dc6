import type { Edits } from './edited-topology';

/** A finding of the decision record as `rule path`, and the smallest set of fields that mends it. */
export type Mend = {
  readonly of: string;
  readonly edits: Edits;
  /** Findings that go with it. */
  readonly with?: readonly string[];
  /** Findings that stay, with other numbers. */
  readonly retold?: readonly string[];
};

const traffic = 'targets.traffic targets.traffic.rtoSeconds';
const slowEngine = 'targets.database-writes cells[0].database.engine';
const oldDatabase = 'database.version cells[0].database.postgresVersion';
const weighted = 'dns.weighted-beside-geolocation dns.layout';
const gates = 'dns.drain-gates dns.gates';
const alias = 'dns.alias-ttl entry.leaf';
const oneGroup = 'capacity.one-group regions[0].name';
const poolLosing = (region: number): string => `capacity.pool regions[${region}].name`;
const atOnceLosing = (region: number): string => `capacity.immediate regions[${region}].name`;
const cell = (field: string): string => `residency.cell cells[0].${field}`;

const frankfurt = {
  name: 'eu-central-1',
  priority: 5,
  share: 10,
  capacityPercent: 150,
  jurisdiction: 'EU',
  endpoint: { hostname: 'banking-alb.eu-central-1.example.net', hostedZoneId: 'Z215JYRZR1TBD5' },
};

const promises: Mend[] = [
  {
    of: traffic,
    edits: {
      'dns.layout': 'tree',
      'dns.gates': 'attached',
      'entry.leaf': 'hostname',
      'probing.intervalSeconds': 2,
      'probing.timeoutMs': 2000,
    },
    with: [weighted, gates, alias],
  },
  { of: traffic, edits: { 'targets.traffic.rtoSeconds': 324 }, retold: [alias] },
  { of: slowEngine, edits: { 'targets.databaseWrites.rtoSeconds': 180 } },
  {
    of: 'targets.rpo cells[0].database.engine',
    edits: { 'cells[0].database.engine': 'aurora-global' },
    retold: [slowEngine, oldDatabase],
  },
  {
    of: 'targets.latency targets.betweenRegionsMs',
    edits: { 'targets.pairs': [{ between: ['ap-southeast-1', 'us-east-1'], ms: 250 }] },
  },
];

const capacity: Mend[] = [
  {
    of: oneGroup,
    edits: { 'regions[1].capacityPercent': 184 },
    retold: [poolLosing(0), atOnceLosing(0)],
  },
  {
    of: poolLosing(0),
    edits: { 'regions[1].capacityPercent': 217 },
    with: [oneGroup],
    retold: [atOnceLosing(0)],
  },
  {
    of: poolLosing(1),
    edits: { 'regions[0].capacityPercent': 163 },
    retold: [atOnceLosing(1)],
  },
  {
    of: atOnceLosing(0),
    edits: { 'regions[1].capacityPercent': 200, 'regions[3].capacityPercent': 200 },
    with: [oneGroup, poolLosing(0), poolLosing(1)],
    retold: [atOnceLosing(1)],
  },
  {
    of: atOnceLosing(1),
    edits: { 'regions[0].capacityPercent': 160, 'regions[3].capacityPercent': 160 },
    with: [poolLosing(1)],
    retold: [oneGroup, poolLosing(0), atOnceLosing(0)],
  },
];

const residency: Mend[] = [
  {
    of: 'residency.legal-survivor pools[1].regions',
    edits: {
      'pools[1].regions': ['eu-west-1', 'eu-central-1'],
      'regions[2].share': 10,
      'regions[2].capacityPercent': 200,
      'regions[4]': { ...frankfurt, capacityPercent: 200 },
      'healthChecks[2]': { region: 'eu-central-1' },
    },
    with: [oneGroup],
  },
  {
    of: cell('writer'),
    edits: { 'cells[0].euPersonalData': false },
    with: [cell('candidates'), cell('cache.regions')],
  },
  { of: cell('candidates'), edits: { 'cells[0].candidates': ['eu-west-1'] } },
  {
    of: cell('cache.regions'),
    edits: { 'cells[0].cache.regions': ['eu-west-1'] },
    with: ['cache.regions cells[0].cache.regions'],
  },
];

const dns: Mend[] = [
  { of: weighted, edits: { 'dns.layout': 'tree' }, retold: [traffic] },
  { of: 'dns.default-record pools', edits: { 'pools[0].default': true } },
  { of: alias, edits: { 'entry.leaf': 'hostname' }, retold: [traffic] },
  {
    of: gates,
    edits: { 'dns.gates': 'attached', 'dns.layout': 'tree' },
    with: [weighted],
    retold: [traffic],
  },
  {
    of: 'dns.accelerated-recovery dns.acceleratedRecovery',
    edits: { 'dns.acceleratedRecovery': true },
  },
  {
    of: 'entry.keep-alive entry.clientKeepAliveSeconds',
    edits: { 'entry.clientKeepAliveSeconds': 300 },
  },
];

const checks: Mend[] = [
  {
    of: 'health-checks.missing regions[2].name',
    edits: { 'healthChecks[2]': { region: 'eu-west-1' } },
  },
  {
    of: 'health-checks.missing regions[3].name',
    edits: { 'healthChecks[2]': { region: 'ap-southeast-1' } },
  },
  ...[0, 1].flatMap((index): Mend[] => {
    const check = `healthChecks[${index}]`;
    return [
      { of: `health-checks.mixed-alarm ${check}.alarm`, edits: { [`${check}.alarm`]: undefined } },
      {
        of: `health-checks.insufficient-data ${check}.insufficientData`,
        edits: { [`${check}.insufficientData`]: undefined },
      },
      {
        of: `health-checks.shared-dependency ${check}.path`,
        edits: { [`${check}.path`]: '/region-health' },
      },
    ];
  }),
  {
    of: 'health-checks.shared-dependency probing.path',
    edits: { 'probing.path': '/region-health' },
  },
];

const state: Mend[] = [
  {
    of: 'lease.missing lease',
    edits: { lease: { members: ['us-east-1', 'eu-west-1', 'ap-southeast-1'] } },
  },
  {
    of: 'cache.regions cells[0].cache.regions',
    edits: { 'cells[0].cache.regions': ['us-west-2', 'us-east-1', 'eu-west-1'] },
    retold: [cell('cache.regions')],
  },
  {
    of: oldDatabase,
    edits: { 'cells[0].database.postgresVersion': '17.11' },
  },
  {
    of: 'workload.version workload.kubernetesVersion',
    edits: { 'workload.kubernetesVersion': '1.36' },
  },
  {
    of: 'workload.public-endpoint workload.publicEndpoint',
    edits: { 'workload.publicEndpoint': false },
  },
  { of: 'conflict.score conflict.strategy', edits: { 'conflict.strategy': 'causal' } },
];

export const mends: readonly Mend[] = [
  ...promises,
  ...capacity,
  ...residency,
  ...dns,
  ...checks,
  ...state,
];
