import fc from 'fast-check';
import type { Database } from '../../../models/rds/database';
import { aurora, east, eu, keysOf, replicated, row, west } from './specimens';

type Step = {
  readonly afterMs: number;
  readonly act: 'write' | 'cut' | 'mend' | 'lose' | 'restore' | 'slow down';
  readonly region: string;
  readonly other: string;
};

const region = fc.constantFrom(west, east, eu);
const steps = fc.array(
  fc.record<Step>({
    afterMs: fc.nat(2_000),
    act: fc.constantFrom('write', 'write', 'write', 'cut', 'mend', 'lose', 'restore', 'slow down'),
    region,
    other: region,
  }),
  { maxLength: 40 },
);

const settled = 30 * 60_000;

class History {
  nowMs = 0;
  readonly acknowledged: string[] = [];
  constructor(readonly database: Database) {}

  live(all: readonly Step[]): void {
    for (const step of all) {
      this.nowMs += step.afterMs;
      this.act(step);
    }
  }

  write(region: string): boolean {
    const key = `${region} ${this.acknowledged.length}`;
    const taken = this.database.write(region, row(key, this.nowMs), this.nowMs);
    if (taken) this.acknowledged.push(key);
    return taken;
  }

  keys(region: string): string[] {
    return keysOf(this.database.writes(region, this.nowMs));
  }

  heal(): void {
    for (const one of this.database.regions) {
      this.database.restore(one, this.nowMs);
      for (const other of this.database.regions) this.database.mend(one, other, this.nowMs);
    }
  }

  private act({ act, region, other }: Step): void {
    const { database, nowMs } = this;
    if (act === 'write') this.write(region);
    else if (act === 'slow down') database.setLag(region, 3_000, nowMs);
    else if (act === 'lose' || act === 'restore') database[act](region, nowMs);
    else database[act](region, other, nowMs);
  }
}

type Kind = {
  readonly name: string;
  readonly open: () => { database: Database; promote: (to: string, nowMs: number) => void };
};

const kinds: Kind[] = [
  {
    name: 'an Aurora global database',
    open: () => {
      const database = aurora();
      return {
        database,
        promote: (to, nowMs) => {
          database.failover(to, nowMs);
        },
      };
    },
  },
  {
    name: 'an RDS instance with replicas',
    open: () => {
      const database = replicated();
      return {
        database,
        promote: (to, nowMs) => {
          database.promote(to, nowMs);
        },
      };
    },
  },
];

const drivers = (kind: Kind) => {
  const { database, promote } = kind.open();
  return { history: new History(database), database, promote };
};

describe.each(kinds)('laws of $name', (kind) => {
  test('while nothing is promoted, every copy has a beginning of what the writer acknowledged', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const { history, database } = drivers(kind);
        for (const step of all) {
          history.live([step]);
          for (const one of database.regions) {
            const had = history.keys(one);
            expect(had).toEqual(history.acknowledged.slice(0, had.length));
          }
        }
        expect(history.keys(west)).toEqual(history.acknowledged);
        expect(database.lost(history.nowMs)).toEqual([]);
      }),
    );
  });

  test('whatever was cut or lost, every copy ends with everything', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const { history, database } = drivers(kind);
        history.live(all);
        history.heal();
        history.nowMs += settled;
        for (const one of database.regions) expect(history.keys(one)).toEqual(history.acknowledged);
      }),
    );
  });

  test('a promoted copy has what had reached it, in order, and nothing of what came elsewhere', () => {
    fc.assert(
      fc.property(steps, steps, (before, during) => {
        const { history, database, promote } = drivers(kind);
        history.live(before);
        database.restore(east, history.nowMs);
        const had = history.keys(east);
        promote(east, history.nowMs);
        // The old side lives on, or dies, as it likes; only the target has to be there at the end.
        history.live(during.filter((step) => step.act !== 'lose' || step.region !== east));
        history.nowMs += settled;
        const promoted = history.keys(east);
        expect(promoted.slice(0, had.length)).toEqual(had);
        expect(promoted).toEqual(history.acknowledged.slice(0, promoted.length));
        const unreplicated = history.acknowledged.slice(promoted.length);
        expect(keysOf(database.lost(history.nowMs))).toEqual(unreplicated);

        expect(history.write(east)).toBe(true);
        history.heal();
        history.nowMs += settled;
        expect(history.keys(east)).toEqual([...promoted, history.acknowledged.at(-1)]);
        expect(keysOf(database.lost(history.nowMs))).toEqual(unreplicated);
      }),
    );
  });

  test('the API of every region names one writer, and the writer’s own API agrees', () => {
    fc.assert(
      fc.property(steps, steps, (before, after) => {
        const { history, database, promote } = drivers(kind);
        history.live(before);
        promote(east, history.nowMs);
        for (const step of after) {
          history.live([step]);
          for (const at of database.regions) {
            const writer = database.writerAt(at, history.nowMs);
            expect(database.writerAt(writer, history.nowMs)).toBe(writer);
          }
        }
      }),
    );
  });
});
