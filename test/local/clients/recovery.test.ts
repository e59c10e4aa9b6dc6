import type { Attempt } from '../../../local/clients/attempt';
import { measureRecovery, sharesSince } from '../../../local/clients/recovery';

describe('a recovery', () => {
  test('ends with the first good answer of the last client', () => {
    const attempts = [
      ...run('a', [[1, 'lost'], [3], [9]]),
      ...run('b', [[2, 'lost'], [4, 'lost'], [7]]),
      ...run('c', [[2], [5]]),
    ];
    expect(measureRecovery(attempts, 1_000)).toEqual({
      rtoSeconds: 6,
      lastClient: 'b',
      failedRequests: 3,
      affectedClients: 2,
    });
  });

  test('has not ended while one client still fails', () => {
    const attempts = [...run('a', [[1, 'lost'], [3]]), ...run('b', [[2], [4, 'lost']])];
    expect(measureRecovery(attempts, 0)).toMatchObject({ rtoSeconds: undefined, lastClient: 'b' });
  });

  test('counts a relapse: a client that fails again has not recovered before', () => {
    const attempts = run('a', [[1, 'lost'], [2], [3, 'lost'], [8]]);
    expect(measureRecovery(attempts, 0).rtoSeconds).toBe(8);
  });

  test('takes no time where nobody failed', () => {
    expect(measureRecovery(run('a', [[1], [2]]), 0)).toMatchObject({ rtoSeconds: 0 });
  });

  test('leaves failures from before the fault out', () => {
    expect(measureRecovery(run('a', [[1, 'lost'], [2]]), 1_500).failedRequests).toBe(0);
  });
});

test('shares are percent of the requests that DNS sent somewhere', () => {
  const attempts = [...run('a', [[1], [2], [3]], 'us-west-2'), ...run('b', [[4]], 'us-east-1')];
  expect(sharesSince(attempts, 2_000)).toEqual({
    'us-west-2': expect.closeTo(66.67, 1) as number,
    'us-east-1': expect.closeTo(33.33, 1) as number,
  });
});

// Helpers

/** Attempts of one client that ended at the given seconds, with the reason where they failed. */
function run(
  client: string,
  ends: [seconds: number, failure?: string][],
  region = 'us-west-2',
): Attempt[] {
  return ends.map(([seconds, failure]) => ({
    client,
    pool: 'world',
    startMs: seconds * 1000 - 500,
    endMs: seconds * 1000,
    region,
    ...(failure === undefined ? {} : { failure }),
  }));
}
