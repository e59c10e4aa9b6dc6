/** Lets so many through at once; the rest wait their turn in the order they came. */
export class Turnstile {
  private readonly waiting: (() => void)[] = [];
  private inside = 0;

  constructor(private readonly places: number) {}

  async pass<T>(work: () => Promise<T>): Promise<T> {
    if (this.inside >= this.places) {
      await new Promise<void>((resolve) => {
        this.waiting.push(resolve);
      });
    } else {
      this.inside += 1;
    }
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      // Whoever waits longest takes the place over; it never becomes free in between.
      if (next === undefined) this.inside -= 1;
      else next();
    }
  }
}
