import type { PlaneView } from '../core/topology/plane-view';
import type { PlaneRows } from '../core/voting/records';
import type { DrainPorts, DrainResponse } from '../lambdas/traffic/drain/handler';
import { cacheMs, drainEndpoint } from '../lambdas/traffic/drain/handler';

const drainPath = '/drain/';

/**
 * One region's drain endpoint: the handler itself, asked no oftener than it can say something new.
 * Its answer follows from the rows it has read last and from whether their heartbeat still counts.
 * Until it reads again, and while the heartbeat does, the same question has the same answer; and
 * about a region for which the rows hold neither a vote nor a hold, that answer is no. Sixteen
 * checkers a vote ask, so this spares most of the work.
 */
export class Endpoint {
  private readonly handle: (event: unknown) => Promise<DrainResponse>;
  private readonly now: () => number;
  private readUntilMs = -Infinity;
  private beatsUntilMs = -Infinity;
  /** Whom the rows it has read may say to drain. */
  private named: readonly string[] = [];
  /** By path, from these rows. */
  private readonly answers = new Map<string, DrainResponse>();

  constructor({ clock, log, readRows }: DrainPorts, view: PlaneView, observer: string) {
    this.now = clock.now;
    const readAndNote = (): Promise<PlaneRows> => {
      const reading = readRows();
      void reading.then((rows) => {
        this.answers.clear();
        this.named = namedIn(rows);
        this.readUntilMs = clock.now() + cacheMs;
        this.beatsUntilMs = (rows.observer?.beatAtMs ?? -Infinity) + view.truthSeconds * 1_000;
      });
      return reading;
    };
    this.handle = drainEndpoint({ clock, log, readRows: readAndNote }, view, observer);
  }

  get(path: string): Promise<DrainResponse> {
    const known = this.known(path);
    if (known !== undefined) return Promise.resolve(known);
    const answer = this.handle({ rawPath: path, requestContext: { http: { method: 'GET' } } });
    void answer.then((told) => this.answers.set(path, told));
    return answer;
  }

  /** Whether it answers 200 there. */
  says(path: string): boolean | Promise<boolean> {
    if (path.startsWith(drainPath) && this.now() < this.readUntilMs) {
      if (!this.named.includes(path.slice(drainPath.length))) return false;
    }
    const known = this.known(path);
    if (known !== undefined) return known.statusCode === 200;
    return this.get(path).then(({ statusCode }) => statusCode === 200);
  }

  private known(path: string): DrainResponse | undefined {
    const nowMs = this.now();
    const isCurrent = nowMs < this.readUntilMs && nowMs <= this.beatsUntilMs;
    return isCurrent ? this.answers.get(path) : undefined;
  }
}

const namedIn = ({ observer, holds }: PlaneRows): string[] => [
  ...holds.map(({ region }) => region),
  ...Object.entries(observer?.opinions ?? {}).flatMap(([region, { vote }]) =>
    vote ? [region] : [],
  ),
];
