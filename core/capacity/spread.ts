/** A region that can take traffic. `share` and `capacity` in percent of all traffic. */
export type Member = {
  readonly name: string;
  readonly share: number;
  readonly capacity: number;
};

/** Percent of all traffic by region. */
export type Shares = Readonly<Record<string, number>>;

/** Below this, percent of all traffic, a difference is rounding and not load. */
export const negligible = 1e-9;

/**
 * Route 53's own answer: demand in proportion to the weights of those that are left, whatever they
 * can carry. Members without a weight are asked only if no other is left, and then equally.
 */
export function proportional(demand: number, members: readonly Member[]): Shares {
  const inOrder = byName(members);
  const total = sum(inOrder.map(({ share }) => share));
  return sharesOf(inOrder, ({ share }) =>
    total > 0 ? (demand * share) / total : demand / inOrder.length,
  );
}

/** What a plan asks for: nobody above its capacity, and what fits nowhere is shed. */
export type Planned = { readonly shares: Shares; readonly shed: number };

/**
 * Fills the members up in proportion to their shares; one that would overflow stops at its capacity
 * and the others take more. Does not depend on the order of the members.
 */
export function withinCapacity(demand: number, members: readonly Member[]): Planned {
  const inOrder = byName(members);
  let open = inOrder.filter(({ capacity }) => capacity > 0);
  const full = new Set<string>();
  for (;;) {
    const rest = demand - sum(inOrder.filter(({ name }) => full.has(name)).map(capacityOf));
    const level = rest / sum(open.map(({ share }) => share));
    const over = open.filter(({ share, capacity }) => level * share > capacity + negligible);
    if (over.length === 0) {
      const shares = sharesOf(inOrder, (member) => {
        if (full.has(member.name)) return member.capacity;
        return open.includes(member) ? Math.min(level * member.share, member.capacity) : 0;
      });
      return { shares, shed: open.length > 0 ? 0 : Math.max(0, rest) };
    }
    over.forEach(({ name }) => full.add(name));
    open = open.filter(({ name }) => !full.has(name));
  }
}

const capacityOf = ({ capacity }: Member): number => capacity;

/** A fixed order makes sums of fractions come out the same however a topology lists its regions. */
function byName(members: readonly Member[]): Member[] {
  return [...members].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function sharesOf(members: readonly Member[], of: (member: Member) => number): Shares {
  return Object.fromEntries(members.map((member) => [member.name, of(member)]));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
