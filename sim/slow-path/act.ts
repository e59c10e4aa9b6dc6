import type { World } from './world';

/** Something done to the world, or by an operator in it. `@runner` is the region of the run met. */
export type Act =
  | {
      readonly do:
        | 'lose' // the region is gone, with all that ran in it
        | 'revive'
        | 'sicken' // its services fail their users; everything else in it works
        | 'cure'
        | 'cut-off' // alive, and reached by nobody
        | 'rejoin'
        | 'freeze' // its functions and workflows stand still
        | 'thaw'
        | 'mute' // its audit trail and bus refuse
        | 'unmute';
      readonly region: string;
    }
  | { readonly do: 'part-replicas' | 'join-replicas' }
  | { readonly do: 'freeze-run' | 'thaw-runs' }
  | { readonly do: 'route53-down' | 'route53-up' }
  | { readonly do: 'lose-route53-answers'; readonly count: number }
  | { readonly do: 'lose-answers'; readonly share: number }
  | {
      readonly do: 'approve' | 'reject' | 'give-back';
      readonly region: string;
      readonly by: string;
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
  world.journal.add({ what: 'act', text: [act.do, region].join(' ').trim() });
  switch (act.do) {
    case 'approve':
    case 'reject':
      return world.people.answer(region, act.do === 'approve', act.by);
    case 'give-back':
      return world.people.giveBack(region, act.by);
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
    default:
      breakSomething(act, region, world, met);
  }
}

type Breakage = Exclude<Act, { readonly by: string }>;

function breakSomething(act: Breakage, region: string, world: World, met: Met): void {
  const { replication, network, points, dns } = world;
  switch (act.do) {
    case 'lose':
      loseRegion(region, world);
      break;
    case 'revive':
      world.site(region).revive();
      if (isMember(region, world)) replication.rejoin(region);
      break;
    case 'sicken':
      world.sick.add(region);
      break;
    case 'cure':
      world.sick.delete(region);
      break;
    case 'cut-off':
      network.cutOff.add(region);
      if (isMember(region, world)) replication.isolate(region, world.clock.now());
      break;
    case 'rejoin':
      network.cutOff.delete(region);
      if (isMember(region, world)) replication.rejoin(region);
      break;
    case 'freeze':
      world.site(region).ice.freeze();
      world.plane(region).workflows.freeze();
      break;
    case 'thaw':
      world.site(region).ice.thaw();
      world.plane(region).workflows.thaw();
      break;
    case 'mute':
      world.mute.add(region);
      break;
    case 'unmute':
      world.mute.delete(region);
      break;
    case 'part-replicas':
      for (const member of world.view.members) replication.isolate(member, world.clock.now());
      break;
    case 'join-replicas':
      for (const member of world.view.members) replication.rejoin(member);
      break;
    case 'freeze-run':
      if (met.run === undefined) throw new Error('no run met; freeze one at a turning point');
      points.iceOf(met.run).freeze();
      break;
    case 'thaw-runs':
      points.thawAll();
      break;
    case 'route53-down':
    case 'route53-up':
      world.route53Up = act.do === 'route53-up';
      break;
    case 'lose-route53-answers':
      dns.answersToLose = act.count;
      break;
    case 'lose-answers':
      network.lostAnswers = act.share;
      break;
  }
}

function loseRegion(region: string, world: World): void {
  const plane = world.planes.get(region);
  if (plane === undefined) world.site(region).lose();
  else {
    const running = plane.workflows.runs().filter(({ status }) => status === 'RUNNING');
    for (const { name } of running) world.lostRuns.add(name);
    plane.lose();
  }
  if (isMember(region, world)) world.replication.isolate(region, world.clock.now());
}

const isMember = (region: string, { view }: World): boolean => view.members.includes(region);

function named(region: string, met: Met): string {
  if (region !== '@runner') return region;
  if (met.region !== undefined) return met.region;
  throw new Error('@runner is known at a turning point only; say when');
}
