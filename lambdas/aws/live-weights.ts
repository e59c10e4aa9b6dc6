import type { Change, ResourceRecordSet, Route53Client } from '@aws-sdk/client-route-53';
import { ChangeResourceRecordSetsCommand, InvalidChangeBatch } from '@aws-sdk/client-route-53';
import { generationName } from '../../core/topology/names';
import type { Generation, LiveWeights, PoolWeights } from '../../core/traffic/generation';
import { compareGenerations, printGeneration } from '../../core/traffic/generation';
import type { PoolPlace, PoolRecords } from './pool-records';
import { listPool, weightsOf } from './pool-records';

/** Seconds. Nobody resolves the generation; were it ever looked up, it should not be stale for long. */
const generationTtlSeconds = 5;

type Wanted = PoolWeights & { readonly generation: Generation };

/**
 * A pool's weights in Route 53. The generation is a TXT record that every batch deletes with exactly
 * its old value and creates with the new one: Route 53 refuses a batch whole if one change of it is
 * refused, so a batch built on an older generation changes nothing.
 */
export function liveWeights(client: Route53Client, place: PoolPlace): LiveWeights {
  return {
    read: async (pool) => weightsOf(await listPool(client, place, pool)),
    replace: async (pool, from, to) => {
      const records = await listPool(client, place, pool);
      if (!sameWeights(weightsOf(records), from)) return 'refused';
      const name = `${generationName(place.topology, pool)}.`;
      try {
        await client.send(
          new ChangeResourceRecordSetsCommand({
            HostedZoneId: place.hostedZoneId,
            ChangeBatch: { Changes: changesTo(to, records, name) },
          }),
        );
        return 'applied';
      } catch (error) {
        if (!isRefused(error)) throw error;
        // The SDK may have sent the batch twice, and been told only that the second was too late.
        const now = weightsOf(await listPool(client, place, pool));
        return sameWeights(now, to) ? 'applied' : 'refused';
      }
    },
  };
}

/** The generation moves first: a batch that is late fails at its first change. */
function changesTo(
  { weights, generation }: Wanted,
  records: PoolRecords,
  generationRecord: string,
): Change[] {
  const marked: ResourceRecordSet = {
    Name: generationRecord,
    Type: 'TXT',
    TTL: generationTtlSeconds,
    ResourceRecords: [{ Value: `"${printGeneration(generation)}"` }],
  };
  return [
    ...(records.generation === undefined ? [] : [change('DELETE', records.generation)]),
    change('CREATE', marked),
    ...reweighted(records.members, weights).map((member) => change('UPSERT', member)),
  ];
}

const change = (Action: Change['Action'], ResourceRecordSet: ResourceRecordSet): Change => ({
  Action,
  ResourceRecordSet,
});

/** The members as listed, with other weights: whatever else they say is the stack's business. */
function reweighted(
  members: readonly ResourceRecordSet[],
  weights: PoolWeights['weights'],
): ResourceRecordSet[] {
  const regions = new Set(members.map(({ SetIdentifier }) => SetIdentifier));
  const stray = Object.keys(weights).find((region) => !regions.has(region));
  if (stray !== undefined) {
    throw new Error(`a weight for ${stray}, which is no member of the pool; plan for its members`);
  }
  return members.map((member) => {
    const weight = weights[member.SetIdentifier ?? ''];
    if (weight !== undefined) return { ...member, Weight: weight };
    throw new Error(`no weight for ${member.SetIdentifier ?? '?'}; plan for every member`);
  });
}

function sameWeights(a: PoolWeights, b: PoolWeights): boolean {
  const [ours, theirs] = [Object.keys(a.weights), Object.keys(b.weights)];
  return (
    sameGeneration(a.generation, b.generation) &&
    ours.length === theirs.length &&
    ours.every((region) => a.weights[region] === b.weights[region])
  );
}

const sameGeneration = (a: Generation | undefined, b: Generation | undefined): boolean =>
  a === undefined || b === undefined ? a === b : compareGenerations(a, b) === 0;

/** AWS's reference also shows a document for it that has no code: the SDK reads its messages only. */
const isRefused = (error: unknown): boolean =>
  error instanceof InvalidChangeBatch || (error instanceof Error && 'Messages' in error);
