import type { Topology } from '../../core/topology/schema';
import { leafName, originName, poolName } from '../../core/topology/names';
import type { HealthCheck } from '../../models/route53/health-check';
import type { Zone } from '../../models/route53/zone';
import type { StatusChange } from '../../models/route53/check-state';
import type { WorldEvent } from './world-event';

/** What a check is about, told from what it asks and where it is attached, not from its name. */
export type CheckRole =
  | { readonly kind: 'gate'; readonly region: string; readonly children: number }
  | { readonly kind: 'vote'; readonly region: string; readonly voterHost: string }
  | { readonly kind: 'endpoint'; readonly region: string };

export function checkRoles(
  checks: readonly HealthCheck[],
  zone: Zone,
  topology: Topology,
): Map<string, CheckRole> {
  const regions = topology.regions.map(({ name }) => name);
  const regionByLeaf = new Map(regions.map((name) => [leafName(topology, name), name]));
  const regionByOrigin = new Map(regions.map((name) => [originName(topology, name), name]));
  const groups = topology.pools.map(({ name }) => poolName(topology, name));
  const gated = new Map<string, string>();
  for (const { name, alias, healthCheckId } of zone.records) {
    const region = regionByLeaf.get(alias?.name ?? '');
    if (groups.includes(name) && region !== undefined && healthCheckId !== undefined) {
      gated.set(healthCheckId, region);
    }
  }
  const roles = new Map<string, CheckRole>();
  for (const check of checks) {
    if (check.kind === 'calculated') {
      const region = gated.get(check.id);
      const children = check.children.length;
      if (region !== undefined) roles.set(check.id, { kind: 'gate', region, children });
      continue;
    }
    const voted = /^\/drain\/(.+)$/.exec(check.path)?.[1];
    const origin = regionByOrigin.get(check.fqdn);
    if (voted !== undefined) {
      roles.set(check.id, { kind: 'vote', region: voted, voterHost: check.fqdn });
    } else if (origin !== undefined) {
      roles.set(check.id, { kind: 'endpoint', region: origin });
    }
  }
  return roles;
}

/** A change of a check as the world tells it: once where Route 53 knows, once where DNS answers by it. */
export function checkEvents(
  change: StatusChange,
  role: CheckRole,
  voterOf: (host: string) => string,
): WorldEvent[] {
  const { healthy, atMs, dnsAtMs } = change;
  const { region } = role;
  const known = { atMs, who: 'route 53', region, out: !healthy };
  switch (role.kind) {
    case 'vote': {
      const says = healthy ? 'admit' : 'drain';
      return [
        {
          ...known,
          kind: 'check',
          text: `hears ${voterOf(role.voterHost)} say ${says} about ${region}`,
        },
      ];
    }
    case 'endpoint': {
      const says = healthy ? 'answers' : 'does not answer';
      return [{ ...known, kind: 'check', text: `its own checkers agree that ${region} ${says}` }];
    }
    case 'gate': {
      const verb = healthy ? 'opens' : 'closes';
      const back = healthy ? 'is back in' : 'is out of';
      return [
        { ...known, kind: 'gate', text: `the gate of ${region} ${verb}` },
        { ...known, atMs: dnsAtMs, kind: 'dns', who: 'dns', text: `${region} ${back} the answers` },
      ];
    }
  }
}
