/** The parts of dynalite 4.0.0 (Apache-2.0) that serve as an oracle; it ships no types. */
declare module 'dynalite' {
  import type { Server } from 'node:http';

  interface Options {
    readonly createTableMs?: number;
    readonly deleteTableMs?: number;
  }
  function dynalite(options?: Options): Server;
  export = dynalite;
}

declare module 'dynalite/validations' {
  /** Parses the expressions of a request; answers what is wrong with them, if anything. */
  export function validateExpressions(request: Record<string, unknown>): string | undefined;
}
