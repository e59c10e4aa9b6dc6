import type { Control } from '../../core/control/control';
import { regionalTableName } from '../../core/topology/names';
import type { Topology } from '../../core/topology/schema';
import { rowKeys } from '../../core/voting/row-keys';
import type { HealthCheckFleet } from '../../models/route53/checkers';
import type { Attempt } from '../clients/attempt';
import type { Fleet } from '../clients/fleet';
import type { DnsServer } from '../dns/server';
import type { PlacedRegion } from '../names';
import type { Edge } from '../network/edge';
import type { Fault } from '../network/fault';
import { describeFault } from '../network/fault';
import type { Network } from '../network/network';
import type { Checkers } from '../route53/checkers';
import { deployOnce } from './deployment';
import { dnsView } from './dns-view';
import type { Functions } from './functions';
import type { Aws } from './open-aws';
import { relink } from './open-aws';
import type { Loaded } from './load';
import type { OperatorAct } from './operator';
import { describeAct, operate } from './operator';
import { Sickness } from './sickness';
import { strongState } from './strong-state';
import type { Storyline } from './storyline';
import type { RecordedCall } from '../wire/call-record';
import type { WorldEvent } from './world-event';

export type WorldSettings = {
  readonly topology: Topology;
  readonly loaded: Loaded;
  readonly chance: () => number;
  readonly now: () => number;
  /** A new identity, never the same one twice. */
  readonly newId: () => string;
  readonly onEvent: (event: WorldEvent) => void;
  readonly onAttempt: (attempt: Attempt) => void;
  /** Every call to AWS that anybody makes. */
  readonly onCall?: (call: RecordedCall) => void;
  /** Something that should not happen, told to whoever runs the world. */
  readonly onTrouble: (text: string) => void;
};

export type WorldParts = {
  readonly regions: readonly PlacedRegion[];
  readonly network: Network;
  readonly route53: HealthCheckFleet;
  readonly checkers: Checkers;
  readonly functions: Functions;
  readonly fleet: Fleet;
  readonly edges: readonly Edge[];
  readonly aws: Aws;
  readonly dns: DnsServer;
  readonly inner: DnsServer;
  readonly told: Storyline;
};

/** How often replicas take in what is on its way to them. */
const replicationTurnMs = 500;

/** A running world: what can be done to it, and what it looks like. */
export class World {
  private readonly sickness = new Sickness();
  private replication: NodeJS.Timeout | undefined;

  constructor(
    private readonly settings: WorldSettings,
    private readonly parts: WorldParts,
    /** The one port on which every region is entered. */
    readonly port: number,
  ) {}

  get dns(): { readonly address: string; readonly port: number } {
    return this.parts.dns;
  }

  /** How many clients call. */
  get clients(): number {
    return this.parts.fleet.size;
  }

  /** Where each region lives. */
  get addresses(): Record<string, string> {
    return Object.fromEntries(this.parts.regions.map(({ name, address }) => [name, address]));
  }

  get awsUrl(): string {
    return this.parts.aws.wire.url;
  }

  get faults(): readonly Fault[] {
    return this.parts.network.faults;
  }

  /**
   * Lets everything move: first the plane, warm and watching as one that has been running, then
   * Route 53's checkers and the clients. Resolves when clients are being served.
   */
  async start(): Promise<void> {
    const { functions, checkers, fleet, aws } = this.parts;
    this.replication = setInterval(() => {
      for (const table of aws.strong.tables) table.advance(this.settings.now());
    }, replicationTurnMs);
    await functions.warmUp();
    await functions.start();
    checkers.start();
    fleet.start();
    await deployOnce({
      stacks: this.settings.loaded.stacks,
      invoke: (...call) => functions.invoke(...call),
    });
  }

  /** When each living observer published last; undefined where it never has. */
  beats(): Record<string, number | undefined> {
    const { network, aws } = this.parts;
    const table = regionalTableName(this.settings.topology.environment);
    const observers = this.settings.topology.regions.map(({ name }) => name);
    const alive = [...aws.services.values()].filter(
      ({ region }) => observers.includes(region) && !network.isDown(region),
    );
    return Object.fromEntries(
      alive.map(({ region, tables }) => {
        const Key = { pk: { S: rowKeys.partition }, sk: { S: rowKeys.observer } };
        const { Item } = tables.call('GetItem', { TableName: table, Key }, this.settings.now());
        const beat: unknown = Item?.['beatAtMs'];
        return [region, beat === undefined ? undefined : Number((beat as { N: string }).N)];
      }),
    );
  }

  /** How DNS treats every region right now. */
  dnsView() {
    const zone = this.parts.aws.controlPlane.answering(this.settings.now());
    return dnsView(zone, this.settings.topology, (id) =>
      this.parts.route53.dnsHealthy(id, this.settings.now()),
    );
  }

  break(fault: Fault): void {
    const { network, functions, aws } = this.parts;
    network.break(fault);
    relink(aws, network, this.settings.now());
    this.parts.told.tell({
      atMs: this.settings.now(),
      kind: 'fault',
      who: 'world',
      text: describeFault(fault),
    });
    if (fault.fault === 'region-down' || fault.fault === 'gray') {
      this.sickness.begin(fault.region, this.settings.now());
    }
    if (fault.fault === 'region-down') {
      aws.services.get(fault.region)?.states.freeze();
      functions.lose(fault.region).catch((error: unknown) => {
        this.settings.onTrouble(`instances of ${fault.region} did not end: ${String(error)}`);
      });
    }
  }

  /** Ends the faults of a region, or all of them; says how many there were. */
  heal(region?: string): number {
    const { network, functions, aws } = this.parts;
    const down = this.settings.topology.regions.filter(({ name }) => network.isDown(name));
    const ended = network.heal(region);
    relink(aws, network, this.settings.now());
    for (const { name } of down.filter((region) => !network.isDown(region.name))) {
      functions.restore(name);
      // What a region's workflows were doing goes on when it is back, hours later if need be.
      aws.services.get(name)?.states.thaw();
    }
    for (const { name } of this.settings.topology.regions) {
      if (!network.isSick(name)) this.sickness.end(name, this.settings.now());
    }
    const text = `${region ?? 'everything'} is healed: ${ended} faults ended`;
    this.parts.told.tell({ atMs: this.settings.now(), kind: 'heal', who: 'world', text });
    return ended;
  }

  /** The slow path's state, or undefined where there is none or nobody can read it now. */
  control(): Promise<Control | undefined> {
    const state = strongState(this.parts.aws, this.settings);
    return state?.read().catch(() => undefined) ?? Promise.resolve(undefined);
  }

  /** A person does something; trouble is told where it would have been refused. */
  async operate(act: OperatorAct): Promise<void> {
    const { topology, now, newId, onTrouble } = this.settings;
    const { aws, network, regions, told } = this.parts;
    const text = describeAct(act);
    told.tell({ atMs: now(), kind: 'operator', who: 'operator', text });
    const reached = regions.map(({ name }) => name).filter((name) => !network.isDown(name));
    const control = strongState(aws, this.settings);
    await operate(act, { aws, control, topology, regions: reached, now, newId }).catch(
      (error: unknown) => {
        onTrouble(`${text}: ${String(error)}`);
      },
    );
  }

  wasSick(region: string, fromMs: number, toMs: number): boolean {
    return this.sickness.wasIll(region, fromMs, toMs);
  }

  async close(): Promise<void> {
    const { checkers, functions, fleet, edges, aws, dns, inner, told } = this.parts;
    clearInterval(this.replication);
    checkers.stop();
    told.end();
    await fleet.stop();
    await functions.stop();
    await Promise.all([...edges, aws.wire, dns, inner].map((part) => part.close()));
    // Last: until the door is shut, somebody may still start a run, and its time-outs are long.
    for (const { states } of aws.services.values()) states.lose();
  }
}
