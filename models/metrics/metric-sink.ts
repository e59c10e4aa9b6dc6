import type { Datum } from './emf';
import { readEmfLine } from './emf';

/** How many values of one series are kept; the oldest go first. */
export const KEPT_VALUES = 10_000;

export interface SeriesKey {
  readonly namespace: string;
  readonly name: string;
  /** All dimensions of the series: in CloudWatch another set is another series. */
  readonly dimensions: Readonly<Record<string, string>>;
}

export interface Point {
  readonly atMs: number;
  readonly value: number;
}

/** CloudWatch's statistics over a window; all of them nothing where the window holds no value. */
export interface Statistics {
  readonly sampleCount: number;
  readonly sum: number;
  readonly average: number;
  readonly minimum: number;
  readonly maximum: number;
}

/** Takes the logs of functions and keeps the metrics in them as series. */
export class MetricSink {
  private readonly series = new Map<
    string,
    { readonly key: SeriesKey; readonly points: Point[] }
  >();
  private readonly refused: string[] = [];

  /** Takes one line of a log; answers why its metrics were dropped, if they were. */
  takeLine(line: string): string | undefined {
    const read = readEmfLine(line);
    if (read.kind === 'metrics') for (const datum of read.data) this.take(datum);
    if (read.kind !== 'malformed') return undefined;
    this.refused.push(read.reason);
    return read.reason;
  }

  /** The reasons of all lines that were dropped. */
  problems(): readonly string[] {
    return [...this.refused];
  }

  keys(): readonly SeriesKey[] {
    return [...this.series.values()].map(({ key }) => key);
  }

  latest(key: SeriesKey): Point | undefined {
    return this.pointsOf(key).at(-1);
  }

  /** Over the window [fromMs, toMs); nothing where it holds no value. */
  statistics(key: SeriesKey, fromMs: number, toMs: number): Statistics | undefined {
    const values = this.pointsOf(key)
      .filter(({ atMs }) => atMs >= fromMs && atMs < toMs)
      .map(({ value }) => value);
    if (values.length === 0) return undefined;
    const sum = values.reduce((total, value) => total + value, 0);
    return {
      sampleCount: values.length,
      sum,
      average: sum / values.length,
      minimum: values.reduce((least, value) => Math.min(least, value)),
      maximum: values.reduce((most, value) => Math.max(most, value)),
    };
  }

  private take({ namespace, name, dimensions, atMs, values }: Datum): void {
    const key = { namespace, name, dimensions };
    const id = idOf(key);
    const series = this.series.get(id) ?? { key, points: [] };
    const added = values.map((value) => ({ atMs, value }));
    const last = series.points.at(-1);
    series.points.push(...added);
    series.points.splice(0, series.points.length - KEPT_VALUES);
    if (last !== undefined && last.atMs > atMs) series.points.sort((a, b) => a.atMs - b.atMs);
    this.series.set(id, series);
  }

  private pointsOf(key: SeriesKey): readonly Point[] {
    return this.series.get(idOf(key))?.points ?? [];
  }
}

const idOf = ({ namespace, name, dimensions }: SeriesKey): string =>
  JSON.stringify([
    namespace,
    name,
    Object.entries(dimensions).sort(([a], [b]) => (a < b ? -1 : 1)),
  ]);
