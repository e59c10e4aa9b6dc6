import type { LiveWeights } from '../../core/traffic/generation';
import type { ControlTable, Stores, Tell } from '../ports';
import { runSchema } from './run';

/** The outside world of a run that is only practised. */
export type Practice = {
  readonly control: (incident: string) => ControlTable;
  readonly tell: Tell;
  readonly liveWeights?: LiveWeights;
  readonly databases?: Stores;
  readonly caches?: Stores;
};

/**
 * The ports for this event: a drill writes its rows to a shadow, moves nothing in DNS, and what it
 * tells says that it was one. Everything it reads is real.
 */
export function practisedIn<P extends Practice>(
  event: unknown,
  ports: P,
): Omit<P, 'control'> & { readonly control: ControlTable } {
  const { drill, incident } = runSchema.parse(event);
  const control = ports.control(drill ? incident : '');
  if (!drill) return { ...ports, control };
  return {
    ...ports,
    control,
    tell: (fact) =>
      ports.tell({
        ...fact,
        text: `drill: ${fact.text}`,
        ...(fact.severity === undefined ? {} : { severity: 'notice' }),
      }),
    ...(ports.liveWeights === undefined ? {} : { liveWeights: practised(ports.liveWeights) }),
    ...(ports.databases === undefined ? {} : { databases: untouched(ports.databases) }),
    ...(ports.caches === undefined ? {} : { caches: untouched(ports.caches) }),
  };
}

/** Reads what is live; what it would replace is said, and nothing is. */
const practised = (live: LiveWeights): LiveWeights => ({
  ...live,
  replace: () => Promise.resolve('applied'),
});

/** Describes what there is; what it would promote is said, and nothing is. */
const untouched = (stores: Stores): Stores => ({ ...stores, promote: () => Promise.resolve() });
