import fc from 'fast-check';
import { TokenBucket } from '../../../models/route53/token-bucket';

test('a bucket is full at first, and empty after that many', () => {
  const bucket = new TokenBucket({ capacity: 2, perSecond: 1 });
  bucket.take(1, 0);
  expect(bucket.has(1, 0)).toBe(true);
  bucket.take(1, 0);
  expect(bucket.has(1, 0)).toBe(false);
});

test('it fills up with time, and not beyond its size', () => {
  const bucket = new TokenBucket({ capacity: 2, perSecond: 1 });
  bucket.take(2, 0);
  expect(bucket.has(1, 999)).toBe(false);
  expect(bucket.has(1, 1_000)).toBe(true);
  expect(bucket.has(2, 60_000)).toBe(true);
  bucket.take(2, 60_000);
  expect(bucket.has(1, 60_000)).toBe(false);
});

test('a clock that goes back fills nothing', () => {
  const bucket = new TokenBucket({ capacity: 1, perSecond: 1 });
  bucket.take(1, 10_000);
  expect(bucket.has(1, 5_000)).toBe(false);
  expect(bucket.has(1, 10_500)).toBe(false);
});

test('what is larger than the bucket passes when it is full', () => {
  const bucket = new TokenBucket({ capacity: 3, perSecond: 1 });
  expect(bucket.has(5, 0)).toBe(true);
  bucket.take(1, 0);
  expect(bucket.has(5, 0)).toBe(false);
});

test('law: over any time no more passes than the bucket held and was filled with', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 100 }), (gapsMs) => {
      const bucket = new TokenBucket({ capacity: 5, perSecond: 10 });
      let [nowMs, passed] = [0, 0];
      for (const gapMs of gapsMs) {
        nowMs += gapMs;
        if (!bucket.has(1, nowMs)) continue;
        bucket.take(1, nowMs);
        passed += 1;
      }
      expect(passed).toBeLessThanOrEqual(5 + nowMs / 100 + 1e-6);
    }),
  );
});
