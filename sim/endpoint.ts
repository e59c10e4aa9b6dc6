import type { PlaneView } from '../core/topology/plane-view';
import type { PlaneRows } from '../core/voting/records';
import type { DrainPorts, DrainResponse } from '../lambdas/traffic/drain/handler';
import { cacheMs, drainEndpoint } from '../lambdas/traffic/drain/handler';

const drainPath = '/drain/';

/**
 * One region's drain endpoint: the handler itself. About a region of which the rows that it has
 * read hold neither a vote nor a hold it answers no, whatever the time; until it reads them again,
 * nobody has to ask it. Sixteen checkers a vote ask, so this spares most of the work.
 */
export class Endpoint {
  private readonly handle: (event: unknown) => Promise<DrainResponse>;
  private readonly now: () => number;
  private readUntilMs = -Infinity;
  /** Whom the rows it has read may say to drain. */
  private named: readonly string[] = [];

  constructor({ clock, log, readRows }: DrainPorts, view: PlaneView, observer: string) {
    this.now = clock.now;
    const readAndNote = (): Promise<PlaneRows> => {
      const reading = readRows();
      void reading.then((rows) => {
        this.named = namedIn(rows);
        this.readUntilMs = clock.now() + cacheMs;
      });
      return reading;
    };
    this.handle = drainEndpoint({ clock, log, readRows: readAndNote }, view, observer);
  }

  get(path: string): Promise<DrainResponse> {
    return this.handle({ rawPath: path, requestContext: { http: { method: 'GET' } } });
  }

  /** Whether it answers 200 there. */
  says(path: string): boolean | Promise<boolean> {
    if (path.startsWith(drainPath) && this.now() < this.readUntilMs) {
      if (!this.named.includes(path.slice(drainPath.length))) return false;
    }
    return this.get(path).then(({ statusCode }) => statusCode === 200);
  }
}

const namedIn = ({ observer, holds }: PlaneRows): string[] => [
  ...holds.map(({ region }) => region),
  ...Object.entries(observer?.opinions ?? {}).flatMap(([region, { vote }]) =>
    vote ? [region] : [],
  ),
];
