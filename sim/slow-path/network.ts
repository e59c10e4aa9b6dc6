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
  /** Alive, and cut off from everybody. */
  readonly cutOff = new Set<string>();

  constructor(
    private readonly clock: Clock,
    private readonly chance: () => number,
    private readonly sites: ReadonlyMap<string, Site>,
  ) {}

  reaches(from: string, to: string): boolean {
    if (this.sites.get(to)?.up === false) return false;
    return from === to || (!this.cutOff.has(from) && !this.cutOff.has(to));
  }

  /** A request and its answer. Rejects where either is lost: nobody knows then what was done. */
  async call<T>(from: string, to: string, work: () => T | Promise<T>): Promise<T> {
    const legMs = from === to ? 1 + this.chance() * 3 : 20 + this.chance() * 60;
    await this.clock.sleep(legMs);
    if (!this.reaches(from, to)) throw await this.silence(from, to);
    const answer = await work();
    await this.clock.sleep(legMs);
    const lost = this.lostAnswers > 0 && this.chance() < this.lostAnswers;
    if (lost || !this.reaches(from, to)) throw await this.silence(from, to);
    return answer;
  }

  private async silence(from: string, to: string): Promise<Error> {
    await this.clock.sleep(patienceMs);
    return new Error(`no answer from ${to} to ${from} within ${patienceMs} ms`);
  }
}
