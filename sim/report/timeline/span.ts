/** What a span is, so that it can be drawn like its kind. */
export type Tone =
  'fault' | 'closed' | 'doubt' | 'work' | 'waits' | 'left' | 'writes' | 'served' | 'unserved';

/** Something that goes on for a while. */
export type Span = {
  /** Of the story. */
  readonly fromSeconds: number;
  /** Undefined where it has not ended when the story does. */
  readonly untilSeconds: number | undefined;
  readonly text: string;
  readonly tone: Tone;
};

/** A moment, with what there is to know about it. */
export type Mark = { readonly atSeconds: number; readonly kind: string; readonly text: string };

type Begun = Omit<Span, 'untilSeconds'>;

/** Gathers spans, each known by a key while it goes on. */
export class Spans {
  private readonly ended: Span[] = [];
  private readonly open = new Map<string, Begun>();

  /** What goes on already goes on as it was, unless it reads differently now. */
  begin(key: string, begun: Begun): void {
    const before = this.open.get(key);
    if (before?.text === begun.text && before.tone === begun.tone) return;
    this.end(key, begun.fromSeconds);
    this.open.set(key, begun);
  }

  end(key: string, untilSeconds: number, text?: string): void {
    const begun = this.open.get(key);
    if (begun === undefined) return;
    this.open.delete(key);
    this.ended.push({ ...begun, untilSeconds, ...(text === undefined ? {} : { text }) });
  }

  /** Ends all whose keys are meant. */
  endAll(isMeant: (key: string) => boolean, untilSeconds: number): void {
    for (const key of [...this.open.keys()].filter(isMeant)) this.end(key, untilSeconds);
  }

  /** All of them in the order in which they begin; what was over before the story is no part of it. */
  all(): Span[] {
    const unended = [...this.open.values()].map((begun) => ({ ...begun, untilSeconds: undefined }));
    return [...this.ended, ...unended]
      .filter(({ untilSeconds = Infinity }) => untilSeconds > 0)
      .map((span) => ({ ...span, fromSeconds: Math.max(0, span.fromSeconds) }))
      .toSorted((a, b) => a.fromSeconds - b.fromSeconds);
  }
}
