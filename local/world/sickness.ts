/** When users sent to a region suffered, as only the world knows: what makes a drain right or false. */
export class Sickness {
  private readonly spells: { readonly region: string; readonly fromMs: number; toMs: number }[] =
    [];

  /** A region fell ill; it stays so until it is told otherwise. */
  begin(region: string, atMs: number): void {
    if (this.isIll(region)) return;
    this.spells.push({ region, fromMs: atMs, toMs: Infinity });
  }

  end(region: string, atMs: number): void {
    for (const spell of this.spells) {
      if (spell.region === region && spell.toMs === Infinity) spell.toMs = atMs;
    }
  }

  isIll(region: string): boolean {
    return this.spells.some((spell) => spell.region === region && spell.toMs === Infinity);
  }

  /** Whether the region was ill at any moment between the two. */
  wasIll(region: string, fromMs: number, toMs: number): boolean {
    return this.spells.some(
      (spell) => spell.region === region && spell.fromMs <= toMs && spell.toMs >= fromMs,
    );
  }
}
