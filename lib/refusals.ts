import { planeViewOf } from '../core/topology/plane-view';
import { defaultPoolOf, quorumOf } from '../core/topology/pools';
import type { Problem } from '../core/topology/problem';
import type { Topology } from '../core/topology/schema';
import { dataRefusals } from './data-refusals';
import { environmentBytes } from './environment-bytes';
import { slowPathRefusals } from './slow-path-refusals';

/**
 * Route 53 gives an account 200 health checks. N regions take N for endpoints, N(N-1) for votes and
 * N for gates: 182 for 13 regions, 210 for 14.
 */
const mostRegions = 13;

/** Lambda takes 4,096 bytes of environment; the prober's other names and values need some 300. */
const mostViewBytes = 3_500;

/** What a topology can say and AWS would refuse. Whether the rest works well is `plan`'s word. */
export const refusals = (topology: Topology): Problem[] => [
  ...planeRefusals(topology),
  ...dataRefusals(topology),
];

/** The same without its data, which the desk does not deploy: made-up regions will do there. */
export function planeRefusals(topology: Topology): Problem[] {
  return [
    ...sizeRefusals(topology),
    ...entryRefusals(topology),
    ...placeRefusals(topology),
    ...checkRefusals(topology),
    ...slowPathRefusals(topology),
  ];
}

function sizeRefusals(topology: Topology): Problem[] {
  const { regions, probing, voting } = topology;
  const problems: Problem[] = [];
  if (regions.length > mostRegions) {
    problems.push({
      path: 'regions',
      got: regions.map(({ name }) => name),
      problem: `${regions.length} regions need more than the 200 health checks of an account`,
      instead: `write at most ${mostRegions} regions, or divide them among accounts`,
    });
  }
  const viewBytes = environmentBytes(planeViewOf(topology));
  if (viewBytes > mostViewBytes) {
    problems.push({
      path: 'probing',
      got: probing,
      problem: `a function must know ${viewBytes} bytes of it and can take ${mostViewBytes}`,
      instead: 'write fewer or shorter canaries',
    });
  }
  if (quorumOf(topology) > regions.length - 1) {
    problems.push({
      path: 'voting.quorum',
      got: voting.quorum,
      problem: `only ${regions.length - 1} others can vote, so no gate would ever close`,
      instead: 'write "majority"',
    });
  }
  return problems;
}

function entryRefusals({ dns, entry, regions }: Topology): Problem[] {
  const problems: Problem[] = [];
  if (dns.layout === 'flat') {
    problems.push({
      path: 'dns.layout',
      got: dns.layout,
      problem: 'Route 53 refuses weighted and geolocation records of one name',
      instead: 'write "tree"; `meridian plan` explains',
    });
  }
  if (entry.leaf === 'alias') {
    regions.forEach(({ endpoint }, index) => {
      if (endpoint.hostedZoneId !== undefined) return;
      problems.push({
        path: `regions[${index}].endpoint.hostedZoneId`,
        got: endpoint.hostedZoneId,
        problem: 'an alias needs the hosted zone of its load balancer',
        instead: 'write the load balancer\'s hosted zone id, or "hostname" for entry.leaf',
      });
    });
  }
  return problems;
}

function placeRefusals(topology: Topology): Problem[] {
  const problems: Problem[] = [];
  if (defaultPoolOf(topology) === undefined) {
    problems.push({
      path: 'pools',
      got: topology.pools.map(({ name }) => name),
      problem: 'no pool is the default, so most places would get no answer',
      instead: 'set "default": true on one pool',
    });
  }
  const poolOf = new Map<string, string>();
  topology.pools.forEach(({ name, continents }, index) => {
    continents.forEach((continent, at) => {
      const elsewhere = poolOf.get(continent);
      poolOf.set(continent, elsewhere ?? name);
      if (elsewhere === undefined) return;
      problems.push({
        path: `pools[${index}].continents[${at}]`,
        got: continent,
        problem: `pool "${elsewhere}" answers it already`,
        instead: 'name each continent once',
      });
    });
  });
  return problems;
}

function checkRefusals({ healthChecks = [] }: Topology): Problem[] {
  return healthChecks.flatMap((check, index): Problem[] => {
    const path = `healthChecks[${index}]`;
    const problems: Problem[] = [];
    if (healthChecks.findIndex(({ region }) => region === check.region) !== index) {
      problems.push({
        path: `${path}.region`,
        got: check.region,
        problem: 'this region has a check already, and its leaf takes one',
        instead: 'name each region once',
      });
    }
    if (check.type === 'CLOUDWATCH_METRIC') {
      problems.push({
        path: `${path}.type`,
        got: check.type,
        problem: 'an alarm dies with its region, and cannot be its endpoint check',
        instead: 'write HTTPS, HTTP or TCP; `meridian plan` explains',
      });
    } else if (check.alarm !== undefined || check.insufficientData !== undefined) {
      problems.push({
        path,
        got: check,
        problem: `Route 53 takes alarm and insufficientData with CLOUDWATCH_METRIC only`,
        instead: 'leave both out',
      });
    }
    return problems;
  });
}
