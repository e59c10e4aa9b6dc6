import { actText } from './act-text';
import { breakSomething } from './breakage';
import { mend } from './mend';
import type { World } from './world';

/** Something done to the world, or by an operator in it. `@runner` is the region of the run met. */
export type Act =
  | {
      readonly do:
        | 'lose' // the region is gone, with all that ran in it
        | 'revive'
        | 'cure'
        | 'cut-off' // alive, and reached by nobody
        | 'rejoin'
        | 'isolate' // its own calls reach nobody; others still reach it
        | 'reconnect'
        | 'freeze' // its functions and workflows stand still
        | 'thaw'
        | 'mute' // its audit trail and bus refuse
        | 'unmute';
      readonly region: string;
    }
  /** Its services fail that share (1) of their users' requests; everything else in it works. */
  | { readonly do: 'sicken'; readonly region: string; readonly share?: number }
  /** Everything that is wrong with one region, or with the world, is mended. */
  | { readonly do: 'mend'; readonly region: string | undefined }
  /** No connection opens from a region to this one any more; or they do again. */
  | { readonly do: 'part' | 'join'; readonly region: string; readonly from: string }
  /** Its endpoint serves a vote about another region that nobody cast. */
  | { readonly do: 'lie' | 'stop-lying'; readonly region: string; readonly about: string }
  | { readonly do: 'part-replicas' | 'join-replicas' }
  | { readonly do: 'freeze-run' | 'thaw-runs' }
  | { readonly do: 'route53-down' | 'route53-up' }
  | { readonly do: 'lose-route53-answers'; readonly count: number }
  | {
      readonly do: 'lose-answers' | 'lose-connections' | 'throttle';
      readonly share: number;
    }
  | {
      readonly do: 'approve' | 'reject' | 'give-back';
      readonly region: string;
      readonly by: string;
      /** About its drill. */
      readonly drill?: boolean;
    }
  | { readonly do: 'hold' | 'release'; readonly region: string; readonly by: string }
  | { readonly do: 'kill-switch-on' | 'kill-switch-off'; readonly by: string }
  | {
      readonly do: 'order';
      readonly region: string;
      readonly by: string;
      readonly drill?: boolean;
      readonly breakGlass?: boolean;
    };

/** Whom an act meets, where it is done at a turning point. */
export type Met = { readonly region?: string; readonly run?: number | undefined };

export async function perform(act: Act, world: World, met: Met = {}): Promise<void> {
  const region = 'region' in act ? named(act.region, met) : '';
  const done = 'region' in act && act.region !== undefined ? { ...act, region } : act;
  world.journal.add({ what: 'act', text: actText(done), act: done });
  switch (act.do) {
    case 'approve':
    case 'reject':
      return world.people.answer(region, act.do === 'approve', act.by, act.drill);
    case 'give-back':
      return world.people.giveBack(region, act.by, act.drill);
    case 'hold':
      world.people.hold(region, act.by);
      return;
    case 'release':
      return world.people.release(region, act.by);
    case 'kill-switch-on':
    case 'kill-switch-off':
      world.people.killSwitch(act.do === 'kill-switch-on', act.by);
      return;
    case 'order': {
      const { by, drill = false, breakGlass = false } = act;
      const atMs = world.clock.now();
      const order = { region, by, drill, breakGlass, reason: `${by} wants it`, atMs };
      return world.people.order(order);
    }
    case 'mend':
      mend(world, act.region);
      world.relink();
      return;
    default:
      breakSomething(act, region, world, met);
      world.relink();
  }
}

function named(region: string | undefined, met: Met): string {
  if (region === undefined) return '';
  if (region !== '@runner') return region;
  if (met.region !== undefined) return met.region;
  throw new Error('@runner is known at a turning point only; say when');
}
