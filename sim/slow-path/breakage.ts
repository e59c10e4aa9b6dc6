import type { Act, Met } from './act';
import type { World } from './world';

/** An act that no operator does. */
export type Breakage = Exclude<Act, { readonly by: string } | { readonly do: 'mend' }>;

type InRegion = Extract<Breakage, { readonly region: string }>;
type Everywhere = Exclude<Breakage, InRegion>;

/** Breaks or mends something; `region` is who was meant, where a region is named. */
export function breakSomething(act: Breakage, region: string, world: World, met: Met): void {
  if ('region' in act) breakInRegion(act, region, world);
  else breakEverywhere(act, world, met);
}

function breakInRegion(act: InRegion, region: string, world: World): void {
  const { replication, network, lies } = world;
  switch (act.do) {
    case 'lose':
      loseRegion(region, world);
      return;
    case 'revive':
      world.site(region).revive();
      if (isMember(region, world)) replication.rejoin(region);
      return;
    case 'sicken':
      world.sick.set(region, act.share ?? 1);
      return;
    case 'cure':
      world.sick.delete(region);
      return;
    case 'cut-off':
      network.cutOff.add(region);
      if (isMember(region, world)) replication.isolate(region, world.clock.now());
      return;
    case 'rejoin':
      network.cutOff.delete(region);
      if (isMember(region, world)) replication.rejoin(region);
      return;
    case 'isolate':
      network.isolated.add(region);
      if (isMember(region, world)) replication.isolate(region, world.clock.now());
      return;
    case 'reconnect':
      network.isolated.delete(region);
      if (isMember(region, world)) replication.rejoin(region);
      return;
    case 'freeze':
      world.site(region).ice.freeze();
      world.plane(region).workflows.freeze();
      return;
    case 'thaw':
      world.site(region).ice.thaw();
      world.plane(region).workflows.thaw();
      return;
    case 'mute':
      world.mute.add(region);
      return;
    case 'unmute':
      world.mute.delete(region);
      return;
    case 'part':
      network.parted.add(`${act.from}>${region}`);
      return;
    case 'join':
      network.parted.delete(`${act.from}>${region}`);
      return;
    case 'lie':
      lies.set(region, new Set(lies.get(region)).add(act.about));
      return;
    case 'stop-lying':
      lies.get(region)?.delete(act.about);
  }
}

function breakEverywhere(act: Everywhere, world: World, met: Met): void {
  const { replication, network, points, dns } = world;
  switch (act.do) {
    case 'part-replicas':
      for (const member of world.view.members) replication.isolate(member, world.clock.now());
      return;
    case 'join-replicas':
      for (const member of world.view.members) replication.rejoin(member);
      return;
    case 'freeze-run':
      if (met.run === undefined) throw new Error('no run met; freeze one at a turning point');
      points.iceOf(met.run).freeze();
      return;
    case 'thaw-runs':
      points.thawAll();
      return;
    case 'route53-down':
    case 'route53-up':
      world.route53Up = act.do === 'route53-up';
      return;
    case 'lose-route53-answers':
      dns.answersToLose = act.count;
      return;
    case 'lose-answers':
      network.lostAnswers = act.share;
      return;
    case 'lose-connections':
      network.lostConnections = act.share;
      return;
    case 'throttle':
      network.throttledCalls = act.share;
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
