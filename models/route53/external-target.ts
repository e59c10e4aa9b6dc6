import type { AliasTarget } from './record';

/** What stands behind an alias into another zone, such as a load balancer. */
export type ExternalTarget = {
  /** Its addresses of the type asked for; none if it has none. */
  readonly values: readonly string[];
  /** Its own health, seen by an alias that evaluates it. */
  readonly healthy: boolean;
};

/** Tells about names in other zones; absent where no alias leads out of the zone. */
export type External = (name: string, type: string) => ExternalTarget;

export function externalTarget(
  external: External | undefined,
  { name }: AliasTarget,
  type: string,
): ExternalTarget {
  if (external !== undefined) return external(name, type);
  throw new Error(`alias target ${name} is in another zone; pass a resolver of external names`);
}
