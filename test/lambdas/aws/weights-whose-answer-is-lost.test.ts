import { WireError } from '../../../local/wire/wire-error';
import type { PoolInRoute53 } from './pool-in-route53';
import { closePools, openPool } from './pool-in-route53';

let pool: PoolInRoute53;

afterEach(closePools);

describe('an answer that goes wrong', () => {
  beforeEach(async () => {
    pool = await openPool(['CNAME']);
  });

  test('a batch that was applied and sent again counts as applied', async () => {
    pool.mishaps.push(async (go) => {
      await go();
      throw new WireError('InternalFailure', 'lost on the way back', 500);
    });
    expect(await pool.replace(1, { 'us-east-1': 1, 'eu-west-1': 1 })).toBe('applied');
    expect(pool.mishaps).toEqual([]);
  });

  test('an outcome that nobody knows is an error', async () => {
    const lost = () => Promise.reject(new WireError('InternalFailure', 'lost', 500));
    pool.mishaps.push(lost, lost);
    await expect(pool.replace(1, { 'us-east-1': 1, 'eu-west-1': 1 })).rejects.toThrow('lost');
  });

  test('a refusal in the form of AWS’s reference, which has no code, is one', async () => {
    const body =
      '<?xml version="1.0"?><InvalidChangeBatch xmlns="https://route53.amazonaws.com/doc/2013-04-01/">' +
      '<Messages><Message>but it already exists</Message></Messages></InvalidChangeBatch>';
    pool.mishaps.push(() => Promise.resolve({ status: 400, body }));
    expect(await pool.replace(1, { 'us-east-1': 1, 'eu-west-1': 1 })).toBe('refused');
  });

  test('being throttled is no refusal', async () => {
    const throttled = () => Promise.reject(new WireError('Throttling', 'Rate exceeded'));
    pool.mishaps.push(throttled, throttled);
    await expect(pool.replace(1, { 'us-east-1': 1, 'eu-west-1': 1 })).rejects.toThrow(
      'Rate exceeded',
    );
  });
});
