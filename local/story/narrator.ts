import type { WorldEvent } from '../world/world-event';

/** How a line is coloured where the terminal takes colours. */
const colours: Readonly<Record<WorldEvent['kind'], number>> = {
  fault: 31,
  heal: 32,
  verdict: 33,
  vote: 35,
  withheld: 36,
  isolation: 36,
  check: 90,
  gate: 34,
  dns: 34,
  clients: 32,
  operator: 36,
  control: 36,
  run: 90,
  page: 31,
};

export type NarratorSettings = {
  readonly write: (line: string) => void;
  readonly colour: boolean;
  /** Lines of single health checks are many; a person wants the gate. */
  readonly checks: boolean;
};

/** Tells the world's events as lines, timed from the newest fault, or from the beginning. */
export class Narrator {
  private zeroMs: number;

  constructor(
    private readonly settings: NarratorSettings,
    startMs: number,
  ) {
    this.zeroMs = startMs;
  }

  tell(event: WorldEvent): void {
    if (event.kind === 'fault') this.zeroMs = event.atMs;
    if (event.kind === 'check' && !this.settings.checks) return;
    this.settings.write(this.line(event));
  }

  line({ atMs, kind, who, text }: WorldEvent): string {
    const seconds = (atMs - this.zeroMs) / 1000;
    const at = `${seconds < 0 ? '' : '+'}${seconds.toFixed(1)} s`.padStart(9);
    const line = `${at}  ${who.padEnd(14)}  ${text}`;
    return this.settings.colour ? `\u001b[${colours[kind]}m${line}\u001b[0m` : line;
  }
}
