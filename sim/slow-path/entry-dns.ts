import type { Shares } from '../../core/capacity/spread';
import { generationName, poolName } from '../../core/topology/names';
import type { Topology } from '../../core/topology/schema';
import type { Generation, LiveWeights, PoolWeights } from '../../core/traffic/generation';
import { parseGeneration, printGeneration } from '../../core/traffic/generation';
import type { Clock, LookUp } from '../../lambdas/ports';
import { Route53Refusal } from '../../models/route53/api-refusal';
import type { Change } from '../../models/route53/change-batch';
import { HealthCheckFleet } from '../../models/route53/checkers';
import { ControlPlane } from '../../models/route53/control-plane';
import type { RecordSet } from '../../models/route53/record';
import { isHealthy } from '../../models/route53/record-health';
import type { EndpointCheck } from '../../models/route53/health-check';
import type { Odds } from '../../models/route53/odds';
import { draw, oddsOf } from '../../models/route53/odds';
import type { StatusChange } from '../../models/route53/check-state';
import { recordsAt } from '../../models/route53/zone';
import { gateId } from '../voter-checks';
import { entryChecks, entryZone, zoneId } from './entry-zone';

/** As many questions as the look-up of the functions asks. */
const questions = 20;

type Settings = {
  readonly topology: Topology;
  readonly clock: Clock;
  readonly chance: () => number;
  /** Of each check. */
  readonly checkers: number;
  /** Whether Route 53's API can be called. */
  readonly apiUp: () => boolean;
  readonly onWeights: (pool: string, weights: PoolWeights) => void;
  /** Where a pool's users are sent from now on. */
  readonly onAnswers: (pool: string, shares: Shares) => void;
};

/** Route 53 as the slow path meets it: records and health checks, an API, and answers. */
export class EntryDns {
  readonly fleet: HealthCheckFleet;
  /** The next changes are made, and their answers lost. */
  answersToLose = 0;
  private readonly plane: ControlPlane;
  private readonly lastAnswers = new Map<string, string>();
  private changes = 0;

  constructor(private readonly settings: Settings) {
    const { topology, chance, checkers } = settings;
    const checks = entryChecks(topology, checkers);
    // Endpoints have answered, and nobody has said drain, for as long as anybody remembers.
    const soFar = ({ inverted }: EndpointCheck): boolean => !inverted;
    this.fleet = new HealthCheckFleet(checks, { startMs: 0, chance, soFar });
    this.plane = new ControlPlane({
      zone: entryZone(topology),
      healthCheckIds: new Set(checks.map(({ id }) => id)),
      chance,
      newId: () => `C${(this.changes += 1)}`,
    });
  }

  /** A check has turned: DNS answers by it a little later. */
  readonly turned = ({ dnsAtMs }: StatusChange): void => {
    void this.lookFrom(dnsAtMs);
  };

  /** Whether a region's gate is closed to DNS now. */
  isOut(region: string): boolean {
    return !this.fleet.dnsHealthy(gateId(region), this.settings.clock.now());
  }

  /** Whether a region's gate is open as Route 53 itself knows it; DNS follows in its own time. */
  isAdmitted(region: string): boolean {
    return this.fleet.status(gateId(region), this.settings.clock.now());
  }

  /** Where a pool's users are sent now: 0-1 by region. */
  sharesOf(pool: string): Shares {
    return Object.fromEntries(
      this.oddsIn(pool).map(({ record, probability }) => [record.setIdentifier ?? '', probability]),
    );
  }

  private oddsIn(pool: string): Odds[] {
    const { clock, topology } = this.settings;
    const zone = this.plane.answering(clock.now());
    const dnsHealthy = (id: string): boolean => this.fleet.dnsHealthy(id, clock.now());
    return oddsOf(recordsAt(zone, poolName(topology, pool), 'CNAME'), (record) =>
      isHealthy(zone, record, { dnsHealthy }),
    );
  }

  /** Tells what is answered from a moment on, wherever that is something new. */
  async lookFrom(atMs: number): Promise<void> {
    const { clock, topology, onAnswers } = this.settings;
    await clock.sleep(atMs - clock.now());
    for (const { name } of topology.pools) {
      const shares = this.sharesOf(name);
      const text = JSON.stringify(shares);
      if (this.lastAnswers.get(name) === text) continue;
      this.lastAnswers.set(name, text);
      onAnswers(name, shares);
    }
  }

  /** What stands, whoever can read it. */
  weightsOf(pool: string): PoolWeights {
    const records = recordsAt(this.plane.zone, poolName(this.settings.topology, pool), 'CNAME');
    const text = this.generationRecord(pool)?.values?.[0]?.replace(/^"(.*)"$/, '$1');
    return {
      weights: Object.fromEntries(
        records.map(({ setIdentifier = '', weight = 0 }) => [setIdentifier, weight]),
      ),
      generation: text === undefined ? undefined : parseGeneration(text),
    };
  }

  readonly liveWeights: LiveWeights = {
    read: async (pool) => {
      await this.request();
      this.plane.list(zoneId, {}, this.settings.clock.now());
      return this.weightsOf(pool);
    },
    replace: async (pool, from, to) => {
      await this.request();
      if (!isSame(this.weightsOf(pool), from)) return 'refused';
      try {
        const changes = this.changesTo(pool, to);
        this.plane.change(zoneId, { changes }, this.settings.clock.now());
      } catch (error) {
        if (error instanceof Route53Refusal && error.code === 'InvalidChangeBatch') {
          return 'refused';
        }
        throw error;
      }
      void this.lookFrom(this.plane.answersFromMs);
      this.settings.onWeights(pool, this.weightsOf(pool));
      await this.reply();
      return 'applied';
    },
  };

  readonly lookUp: LookUp = async (pool) => {
    const { clock, chance } = this.settings;
    await clock.sleep(20 + chance() * 60);
    const odds = this.oddsIn(pool);
    const counts: Record<string, number> = {};
    for (let asked = 0; asked < questions; asked += 1) {
      const region = draw(odds, chance)?.setIdentifier;
      if (region !== undefined) counts[region] = (counts[region] ?? 0) + 1;
    }
    return counts;
  };

  private generationRecord(pool: string): RecordSet | undefined {
    return recordsAt(this.plane.zone, generationName(this.settings.topology, pool), 'TXT')[0];
  }

  private changesTo(
    pool: string,
    { weights, generation }: PoolWeights & { readonly generation: Generation },
  ): Change[] {
    const { topology } = this.settings;
    const old = this.generationRecord(pool);
    const marked: RecordSet = {
      name: generationName(topology, pool),
      type: 'TXT',
      ttlSeconds: 5,
      values: [`"${printGeneration(generation)}"`],
    };
    const members = recordsAt(this.plane.zone, poolName(topology, pool), 'CNAME');
    return [
      ...(old === undefined ? [] : [{ action: 'DELETE', record: old } as const]),
      { action: 'CREATE', record: marked },
      ...members.map((record): Change => {
        const weight = weights[record.setIdentifier ?? ''];
        if (weight === undefined) throw new Error(`no weight for ${record.setIdentifier ?? '?'}`);
        return { action: 'UPSERT', record: { ...record, weight } };
      }),
    ];
  }

  private async request(): Promise<void> {
    const { clock, chance, apiUp } = this.settings;
    await clock.sleep(apiUp() ? 40 + chance() * 100 : 1_000);
    if (!apiUp()) throw new Error('route 53 does not answer');
  }

  private async reply(): Promise<void> {
    const { clock, chance } = this.settings;
    await clock.sleep(40 + chance() * 100);
    if (this.answersToLose === 0) return;
    this.answersToLose -= 1;
    throw new Error('the answer of route 53 was lost');
  }
}

function isSame(a: PoolWeights, b: PoolWeights): boolean {
  const print = ({ generation }: PoolWeights) =>
    generation === undefined ? '-' : printGeneration(generation);
  const [ours, theirs] = [Object.keys(a.weights), Object.keys(b.weights)];
  return (
    print(a) === print(b) &&
    ours.length === theirs.length &&
    ours.every((region) => a.weights[region] === b.weights[region])
  );
}
