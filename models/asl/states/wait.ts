import type { WaitState } from '../definition';
import { isTimestamp, MAX_COUNT } from '../fields';
import type { Json } from '../json';
import type { Perform, Visit } from '../visit';

const seconds = {
  name: 'non-negative integer',
  fits: (value: Json): value is number =>
    Number.isInteger(value) && Number(value) >= 0 && Number(value) <= MAX_COUNT,
};
const text = {
  name: 'string',
  fits: (value: Json): value is string => typeof value === 'string',
};

/** Waits so long, or until that moment, which may have passed. */
export const performWait: Perform<WaitState> = async (visit, state) => {
  const ms =
    state.Seconds === undefined
      ? (await momentMs(visit, state.Timestamp)) - visit.host.now()
      : (await visit.evaluateTo(state.Seconds, 'Seconds', seconds)) * 1000;
  if (ms > 0) await visit.strand.lifeline.sleep(ms);
  await visit.pass('wake');
  return visit.leave(state, visit.input);
};

async function momentMs(visit: Visit, timestamp: unknown): Promise<number> {
  const moment = await visit.evaluateTo(timestamp, 'Timestamp', text);
  const fits: boolean = isTimestamp(moment);
  if (fits) return Date.parse(moment);
  return visit.misfit(
    'The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time format ' +
      `string: ${moment}`,
    'Timestamp',
  );
}
