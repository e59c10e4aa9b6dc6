import type { Problem } from './problem';
import type { Topology } from './schema';

/** Names that point nowhere, stand twice, or stand for two things: nothing can be computed from them. */
export function referenceProblems(topology: Topology): Problem[] {
  return [
    ...regionProblems(topology),
    ...poolProblems(topology),
    ...mentionProblems(topology),
    ...copyProblems(topology),
  ];
}

function regionProblems({ regions }: Topology): Problem[] {
  return regions.flatMap(({ name }, index) =>
    regions.findIndex((other) => other.name === name) === index
      ? []
      : [twice(`regions[${index}].name`, name, 'region')],
  );
}

function poolProblems({ regions, pools }: Topology): Problem[] {
  const names = new Set(regions.map(({ name }) => name));
  const problems: Problem[] = [];
  const poolOf = new Map<string, string>();
  pools.forEach((pool, index) => {
    if (pools.findIndex((other) => other.name === pool.name) !== index) {
      problems.push(twice(`pools[${index}].name`, pool.name, 'pool'));
    }
    if (names.has(pool.name)) {
      problems.push({
        path: `pools[${index}].name`,
        got: pool.name,
        problem: 'a pool and a region of one name would share a DNS name',
        instead: 'name the pool after whom it serves, for example "world"',
      });
    }
    pool.regions.forEach((region, at) => {
      const elsewhere = poolOf.get(region);
      if (elsewhere !== undefined) {
        problems.push({
          path: `pools[${index}].regions[${at}]`,
          got: region,
          problem: `already in pool "${elsewhere}"`,
          instead: 'put each region into exactly one pool',
        });
      }
      poolOf.set(region, pool.name);
    });
  });
  regions.forEach(({ name }, index) => {
    if (!poolOf.has(name)) {
      problems.push({
        path: `regions[${index}].name`,
        got: name,
        problem: 'in no pool, so nobody would ever be sent there',
        instead: 'name it in the regions of one pool',
      });
    }
  });
  const defaults = pools.filter((pool) => pool.default);
  if (defaults.length > 1) {
    problems.push({
      path: 'pools',
      got: defaults.map(({ name }) => name),
      problem: 'several pools are the default',
      instead: 'set "default": true on one pool only',
    });
  }
  return problems;
}

/** Every place outside `regions` that names a region. */
function mentionProblems(topology: Topology): Problem[] {
  const known = topology.regions.map(({ name }) => name);
  return mentions(topology)
    .filter(([, region]) => !known.includes(region))
    .map(([path, region]) => ({
      path,
      got: region,
      problem: 'no such region in this topology',
      instead: `write one of ${known.join(', ')}`,
    }));
}

function mentions(topology: Topology): [path: string, region: string][] {
  const list = (path: string, regions: readonly string[]): [string, string][] =>
    regions.map((region, index) => [`${path}[${index}]`, region]);
  return [
    ...topology.pools.flatMap(({ regions }, index) => list(`pools[${index}].regions`, regions)),
    ...(topology.healthChecks ?? []).map(({ region }, index): [string, string] => [
      `healthChecks[${index}].region`,
      region,
    ]),
    ...topology.cells.flatMap((cell, index): [string, string][] => [
      [`cells[${index}].writer`, cell.writer],
      ...list(`cells[${index}].candidates`, cell.candidates),
      ...list(`cells[${index}].cache.regions`, cell.cache?.regions ?? []),
      ...Object.keys(cell.database?.external?.members ?? {}).map((region): [string, string] => [
        `cells[${index}].database.external.members.${region}`,
        region,
      ]),
    ]),
    ...topology.targets.pairs.flatMap(({ between }, index) =>
      list(`targets.pairs[${index}].between`, between),
    ),
  ];
}

/** A region without a copy of the bank's own database could be chosen, and never be promoted. */
function copyProblems({ cells }: Topology): Problem[] {
  return cells.flatMap(({ writer, candidates, database }, index): Problem[] => {
    const { engine, external } = database ?? {};
    if (external === undefined) return [];
    const path = `cells[${index}].database`;
    if (engine !== 'external') {
      return [
        {
          ...{ path: `${path}.external`, got: engine },
          problem: 'copies of its own are named for a database that Meridian deploys',
          instead: 'write engine "external", or leave them out',
        },
      ];
    }
    return [writer, ...candidates]
      .filter((region) => external.members[region] === undefined)
      .map((region) => ({
        ...{ path: `${path}.external.members`, got: Object.keys(external.members) },
        problem: `no copy is named in ${region}, which may come to write`,
        instead: `add "${region}" with the ARN of its copy, or take it out of the candidates`,
      }));
  });
}

function twice(path: string, got: string, kind: string): Problem {
  return { path, got, problem: `this ${kind} stands twice`, instead: `name each ${kind} once` };
}
