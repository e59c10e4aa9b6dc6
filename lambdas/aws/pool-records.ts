import type { ResourceRecordSet, Route53Client } from '@aws-sdk/client-route-53';
import { ListResourceRecordSetsCommand } from '@aws-sdk/client-route-53';
import { generationName, poolName } from '../../core/topology/names';
import type { Generation, PoolWeights } from '../../core/traffic/generation';
import { parseGeneration } from '../../core/traffic/generation';

export type PoolPlace = {
  readonly topology: { readonly zone: string; readonly dns: { readonly root: string } };
  readonly hostedZoneId: string;
};

/** A pool's weighted records and the record of their generation, as Route 53 lists them. */
export type PoolRecords = {
  readonly members: readonly ResourceRecordSet[];
  readonly generation: ResourceRecordSet | undefined;
};

/** Records of one page, at most: a group's limit of 100 in two types fits, and the generation with it. */
const pageSize = 300;

/**
 * Reads a pool in one page. Names are listed by their labels from the zone's end, so the generation,
 * one label below the pool, comes right after the members: all of it is of one moment.
 */
export async function listPool(
  client: Route53Client,
  { topology, hostedZoneId }: PoolPlace,
  pool: string,
): Promise<PoolRecords> {
  const name = `${poolName(topology, pool)}.`;
  const { ResourceRecordSets = [] } = await client.send(
    new ListResourceRecordSetsCommand({
      HostedZoneId: hostedZoneId,
      StartRecordName: name,
      MaxItems: pageSize,
    }),
  );
  const members = ResourceRecordSets.filter(
    (record) => record.Name === name && record.Weight !== undefined,
  );
  if (members.length === 0) {
    throw new Error(`no weighted records at ${name} in ${hostedZoneId}; deploy the pool first`);
  }
  const generation = ResourceRecordSets.find(
    (record) => record.Name === `${generationName(topology, pool)}.` && record.Type === 'TXT',
  );
  return { members, generation };
}

/** What the records say. Throws for a generation that nobody here wrote. */
export const weightsOf = ({ members, generation }: PoolRecords): PoolWeights => ({
  weights: Object.fromEntries(
    members.flatMap(({ SetIdentifier: region = '', Weight: weight = 0 }) => {
      const agreed = members.every(
        (other) => other.SetIdentifier !== region || other.Weight === weight,
      );
      return agreed ? [[region, weight]] : [];
    }),
  ),
  generation: generation && generationOf(generation),
});

function generationOf({ Name, ResourceRecords = [] }: ResourceRecordSet): Generation {
  const [value = ''] = ResourceRecords.map(({ Value }) => Value);
  const generation = parseGeneration(value.replace(/^"(.*)"$/, '$1'));
  if (generation !== undefined && ResourceRecords.length === 1) return generation;
  throw new Error(`${Name ?? '?'} holds ${value}, no epoch.step; find out who wrote it`);
}
