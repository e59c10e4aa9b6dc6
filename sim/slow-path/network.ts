import type { Clock } from '../../lambdas/ports';
import type { Site } from '../site';

/** Whoever calls from no region: operators, Route 53's checkers. */
export const outside = 'outside';

/** A caller waits this long for an answer. */
const patienceMs = 1_000;

/** Calls between regions: how long they take, and who reaches whom. */
export class Network {
  /** The share of calls whose answer is lost, 0 to 1: they have been carried out. */
  lostAnswers = 0;
  /** The share of connections that are accepted and never answered: nothing is carried out. */
  lostConnections = 0;
  /** The share of calls that are refused for their rate: nothing is carried out. */
  throttledCalls = 0;
  /** Alive, and cut off from everybody. */
  readonly cutOff = new Set<string>();
  /** Alive and reached; its own calls reach nobody. */
  readonly isolated = new Set<string>();
  /** Ways on which no connection opens any more, as `from>to`. */
  readonly parted = new Set<string>();

  constructor(
    private readonly clock: Clock,
    private readonly chance: () => number,
    private readonly sites: ReadonlyMap<string, Site>,
  ) {}

  reaches(from: string, to: string): boolean {
    if (this.sites.get(to)?.up === false) return false;
    if (from === to) return true;
    if (this.cutOff.has(from) || this.cutOff.has(to)) return false;
    if (this.isolated.has(from)) return false;
    return this.parted.size === 0 || !this.parted.has(`${from}>${to}`);
  }

  /** Whether one connection, opened now, gets its answer. */
  connects(from: string, to: string): boolean {
    return this.reaches(from, to) && !this.falls(from === to ? 0 : this.lostConnections);
  }

  /** A request and its answer. Rejects where either is lost: nobody knows then what was done. */
  async call<T>(from: string, to: string, work: () => T | Promise<T>): Promise<T> {
    const legMs = from === to ? 1 + this.chance() * 3 : 20 + this.chance() * 60;
    await this.clock.sleep(legMs);
    if (!this.connects(from, to)) throw await this.silence(from, to);
    if (this.falls(this.throttledCalls))
      throw new Error(`${to} refuses ${from}: too many requests`);
    const answer = await work();
    await this.clock.sleep(legMs);
    if (this.falls(this.lostAnswers) || !this.reaches(from, to)) throw await this.silence(from, to);
    return answer;
  }

  /** Whether chance has it; what never happens draws nothing. */
  private falls(share: number): boolean {
    return share > 0 && this.chance() < share;
  }

  private async silence(from: string, to: string): Promise<Error> {
    await this.clock.sleep(patienceMs);
    return new Error(`no answer from ${to} to ${from} within ${patienceMs} ms`);
  }
}
