import type { MapState } from '../definition';
import { tooLarge } from '../failure';
import { MAX_COUNT } from '../fields';
import type { ForkEvents, RunGroup } from '../forks';
import { runForks } from '../forks';
import type { Json, JsonObject } from '../json';
import { bytesOf, MAX_PAYLOAD_BYTES } from '../json';
import { withRecovery } from '../recovery';
import type { Strand } from '../strand';
import type { Exit, Perform, Visit } from '../visit';

/** How many iterations of an inline Map run at once, at most (Step Functions quotas). */
const MAX_INLINE_CONCURRENCY = 40;

const array = {
  name: 'array',
  fits: (value: Json): value is readonly Json[] => Array.isArray(value),
};
const concurrency = {
  name: 'non-negative integer',
  fits: (value: Json): value is number =>
    Number.isInteger(value) && Number(value) >= 0 && Number(value) <= MAX_COUNT,
};

/** Runs the ItemProcessor once for each item; one iteration that fails takes the others with it. */
export const performMap =
  (runGroup: RunGroup): Perform<MapState> =>
  (visit, state) =>
    withRecovery(
      visit,
      state,
      () => attempt(visit, state, runGroup),
      () => {
        visit.emit({ type: 'MapStateFailed' });
      },
    );

async function attempt(visit: Visit, state: MapState, runGroup: RunGroup): Promise<Exit> {
  const items = await itemsOf(visit, state);
  const wanted = await visit.evaluateTo(state.MaxConcurrency ?? 0, 'MaxConcurrency', concurrency);
  const limit = Math.min(wanted === 0 ? Infinity : wanted, MAX_INLINE_CONCURRENCY);
  visit.emit({ type: 'MapStateStarted', length: items.length });
  const mapItems = items.map((Value, Index): JsonObject => ({
    Index,
    Value,
    Source: 'STATE_DATA',
  }));
  const result = await runForks(
    visit,
    mapItems,
    async (index, strand) => {
      const input = await selected(visit, state, items[index] ?? null, mapItems[index]);
      return runGroup(strand, state.ItemProcessor, input);
    },
    limit,
    events(visit),
  );
  visit.emit({ type: 'MapStateSucceeded' });
  if (bytesOf(result) > MAX_PAYLOAD_BYTES) throw tooLarge(visit.name);
  return visit.leave(state, result, { result });
}

async function itemsOf(visit: Visit, state: MapState): Promise<readonly Json[]> {
  if (state.Items !== undefined) return visit.evaluateTo(state.Items, 'Items', array);
  if (array.fits(visit.input)) return visit.input;
  const shown = JSON.stringify(visit.input);
  return visit.misfit(`Map state input must be an array but was: ${shown}`, 'Items');
}

/** The input of one iteration. */
function selected(
  visit: Visit,
  { ItemSelector }: MapState,
  item: Json,
  mapItem: JsonObject | undefined,
): Promise<Json> {
  return ItemSelector === undefined
    ? Promise.resolve(item)
    : visit.evaluate(ItemSelector, 'ItemSelector', undefined, mapItem);
}

function events(visit: Visit): ForkEvents {
  const { name } = visit;
  return {
    onStart: (index: number, strand: Strand) => {
      strand.emit({ type: 'MapIterationStarted', name, index });
    },
    onSuccess: (index: number, strand: Strand) => {
      strand.emit({ type: 'MapIterationSucceeded', name, index });
    },
    onFailure: (index: number, causeEventId: number) => {
      visit.strand.emit({ type: 'MapIterationFailed', name, index }, causeEventId);
    },
    onAborted: (index: number, causeEventId: number) => {
      visit.strand.emit({ type: 'MapIterationAborted', name, index }, causeEventId);
    },
  };
}
