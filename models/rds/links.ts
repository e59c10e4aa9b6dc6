/** Which regions are up, and which reach each other. A link is cut in both directions or in none. */
export class Links {
  private readonly down = new Set<string>();
  private readonly cuts = new Set<string>();

  isUp(region: string): boolean {
    return !this.down.has(region);
  }

  /** Whether both ends are up and nothing is cut between them. */
  isWhole(one: string, other: string): boolean {
    return this.isUp(one) && this.isUp(other) && !this.cuts.has(between(one, other));
  }

  lose(region: string): void {
    this.down.add(region);
  }

  restore(region: string): void {
    this.down.delete(region);
  }

  cut(one: string, other: string): void {
    this.cuts.add(between(one, other));
  }

  mend(one: string, other: string): void {
    this.cuts.delete(between(one, other));
  }
}

const between = (one: string, other: string): string => [one, other].toSorted().join(' ');
