import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** `tiny` proves in a test that a bench still runs; only `real` figures mean anything. */
export type Size = 'tiny' | 'real';

export type Setting = {
  readonly size: Size;
  /** The bench's own, empty at the start and gone afterwards. */
  readonly folder: string;
};

/** One figure in each column. `undefined` where there is none, such as a size that nothing has. */
export type Row = {
  readonly what: string;
  readonly unit: string;
  readonly values: readonly (number | undefined)[];
};

export type Result = {
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
  /** What a reader must know before believing the figures. */
  readonly notes: readonly string[];
  /** The figures as an SVG picture, where a bench draws one: the same at any size. */
  readonly drawing?: string;
};

export type Bench = {
  /** What is typed after `npm run bench`. */
  readonly name: string;
  /** What the figures answer. A bench without a question is a number nobody needs. */
  readonly question: string;
  /** Measures and prints nothing. Bounded in count and time; leaves no process and no socket. */
  readonly run: (setting: Setting) => Promise<Result>;
};

/** Throws where the name cannot be typed or the question is none. */
export function defineBench(bench: Bench): Bench {
  const { name, question } = bench;
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)) {
    throw new Error(`bench name ${JSON.stringify(name)} is not in kebab-case; rename it`);
  }
  if (!question.endsWith('?')) {
    throw new Error(`${name} asks ${JSON.stringify(question)}; end its question with a ?`);
  }
  return bench;
}

/** Runs one bench in a folder of its own. Throws where its result is no table of finite figures. */
export async function runBench({ name, run }: Bench, size: Size): Promise<Result> {
  const folder = await mkdtemp(path.join(tmpdir(), `meridian-bench-${name}-`));
  try {
    return checked(name, await run({ size, folder }));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function checked(name: string, result: Result): Result {
  const { columns, rows } = result;
  if (columns.length === 0 || rows.length === 0) throw new Error(`${name} measured nothing`);
  for (const { what, values } of rows) {
    if (values.length !== columns.length) {
      throw new Error(
        `${name}: ${what} has ${values.length} values for ${columns.length} columns; give one each`,
      );
    }
    const odd = values.find((value) => value !== undefined && !Number.isFinite(value));
    if (odd !== undefined) throw new Error(`${name}: ${what} is ${odd}; a figure is finite`);
  }
  return result;
}
