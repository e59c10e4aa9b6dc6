import { demandOf } from '../../core/capacity/serving';
import { dnsWeights } from '../../core/capacity/dns-weights';
import type { Shares } from '../../core/capacity/spread';
import type { Topology } from '../../core/topology/schema';
import { defaultChangeDelays } from '../../models/route53/delays';
import { oddsOf } from '../../models/route53/odds';
import type { RecordSet } from '../../models/route53/record';
import type { Answers, Users } from '../clients/served';

/** A member of a weighted group, as DNS answers by it. */
type Member = { readonly weight: number; readonly healthy: boolean };

type Change = {
  readonly atMs: number;
  readonly members: Readonly<Record<string, Partial<Member>>>;
};

/** Since when the first answers stand: longer than any resolver keeps one. */
const longBeforeMs = -3_600_000;

/** Each pool's weighted group, with the changes that were made to it. */
export class WeightedDns {
  /** Every region's weight as it was deployed. */
  readonly baseWeights: Shares;
  private readonly changes: Change[] = [];
  private lastBatchMs = -Infinity;

  constructor(private readonly topology: Topology) {
    this.baseWeights = Object.assign({}, ...Object.values(dnsWeights(topology))) as Shares;
  }

  /** A check turned; `dnsAtMs` is when DNS answers by it. */
  turn(region: string, healthy: boolean, dnsAtMs: number): void {
    this.changes.push({ atMs: dnsAtMs, members: { [region]: { healthy } } });
  }

  /** ChangeResourceRecordSets: name servers answer by it after a while, never before an older one. */
  reweigh(weights: Shares, nowMs: number, chance: () => number): void {
    const [least, most] = defaultChangeDelays.answersMs;
    this.lastBatchMs = Math.max(this.lastBatchMs, nowMs + least + chance() * (most - least));
    const members = Object.entries(weights).map(([region, weight]) => [region, { weight }]);
    this.changes.push({
      atMs: this.lastBatchMs,
      members: Object.fromEntries(members) as Change['members'],
    });
  }

  /** Where every pool's users were sent. */
  users(): Users[] {
    const changes = this.changes.toSorted((a, b) => a.atMs - b.atMs);
    return this.topology.pools.map((pool) => ({
      pool: pool.name,
      demand: demandOf(this.topology, pool) / 100,
      answers: this.answersOf(pool.regions, changes),
    }));
  }

  /** Whether a region is named at a moment, or will be again by what has been changed so far. */
  namesFrom(nowMs: number, region: string): boolean {
    const { answers = [] } =
      this.users().find(({ answers: [first] }) => first?.shares[region] !== undefined) ?? {};
    return answers.some(
      ({ shares }, at) =>
        (shares[region] ?? 0) > 0 && (answers[at + 1]?.fromMs ?? Infinity) > nowMs,
    );
  }

  private answersOf(regions: readonly string[], changes: readonly Change[]): Answers[] {
    let members = new Map<string, Member>(
      regions.map((region) => [region, { weight: this.baseWeights[region] ?? 0, healthy: true }]),
    );
    const answers: Answers[] = [{ fromMs: longBeforeMs, shares: sharesOf(members) }];
    for (const change of changes) {
      if (!regions.some((region) => change.members[region] !== undefined)) continue;
      members = new Map(
        [...members].map(([region, member]) => [region, { ...member, ...change.members[region] }]),
      );
      answers.push({ fromMs: change.atMs, shares: sharesOf(members) });
    }
    return answers;
  }
}

/** Each region's chance to be the pool's next answer, as Route 53 chooses. */
function sharesOf(members: ReadonlyMap<string, Member>): Shares {
  const records = [...members].map(([region, { weight }]): RecordSet => {
    return { name: 'pool', type: 'A', setIdentifier: region, weight };
  });
  const odds = oddsOf(
    records,
    ({ setIdentifier = '' }) => members.get(setIdentifier)?.healthy ?? true,
  );
  return Object.fromEntries(
    odds.map(({ record, probability }) => [record.setIdentifier ?? '', probability]),
  );
}
