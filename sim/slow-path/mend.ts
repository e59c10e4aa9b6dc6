import type { World } from './world';

/** Ends every fault of one region, or every fault there is; what operators said stays said. */
export function mend(world: World, region?: string): void {
  for (const one of region === undefined ? world.sites.keys() : [region]) mendRegion(one, world);
  if (region !== undefined) return;
  const { network, mute, points, replication, view } = world;
  network.parted.clear();
  network.lostAnswers = 0;
  network.lostConnections = 0;
  network.throttledCalls = 0;
  mute.clear();
  points.thawAll();
  world.route53Up = true;
  world.dns.answersToLose = 0;
  for (const member of view.members) replication.rejoin(member);
}

function mendRegion(region: string, world: World): void {
  const { network, sick, lies, mute, planes, replication, view } = world;
  const site = world.site(region);
  if (!site.up) site.revive();
  site.ice.thaw();
  planes.get(region)?.workflows.thaw();
  network.cutOff.delete(region);
  network.isolated.delete(region);
  for (const way of [...network.parted]) {
    if (way.split('>').includes(region)) network.parted.delete(way);
  }
  sick.delete(region);
  lies.delete(region);
  for (const about of lies.values()) about.delete(region);
  mute.delete(region);
  if (view.members.includes(region)) replication.rejoin(region);
}
