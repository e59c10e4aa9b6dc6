/** Sees one call of a port: its name, such as `control.replace`, and how to make it. */
export type Around = (call: string, make: () => Promise<unknown>) => Promise<unknown>;

/** Ports that answer at once and reach nobody. */
const inside: readonly string[] = ['clock', 'log', 'newId'];

/** The same ports with every call to the outside world made through `around`. */
export function aroundCalls<T extends object>(ports: T, around: Around, path = ''): T {
  return new Proxy(ports, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      const call = `${path}${String(name)}`;
      if (inside.includes(call)) return value;
      if (typeof value === 'function') {
        return (...given: unknown[]) =>
          around(call, () => Promise.resolve(Reflect.apply(value, target, given)));
      }
      return isObject(value) ? aroundCalls(value, around, `${call}.`) : value;
    },
  });
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
