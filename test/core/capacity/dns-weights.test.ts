import fc from 'fast-check';
import { dnsWeights, weightsFor } from '../../../core/capacity/dns-weights';
import { editedTopology } from '../../support/edited-topology';

test('whole shares are the weights', () => {
  expect(dnsWeights(editedTopology('topology.json'))).toEqual({
    world: { 'us-west-2': 40, 'us-east-1': 30, 'ap-southeast-1': 10 },
    eu: { 'eu-west-1': 10, 'eu-central-1': 10 },
  });
});

test('fractions are scaled to whole numbers, exactly where 255 allows it', () => {
  expect(weightsFor({ a: 12.5, b: 37.5 })).toEqual({ a: 25, b: 75 });
  expect(weightsFor({ a: 33.33, b: 66.67 })).toEqual({ a: 127, b: 255 });
});

test('however small shares are, their proportion is kept', () => {
  expect(weightsFor({ a: 2e-7, b: 4e-7 })).toEqual({ a: 128, b: 255 });
});

test('a group without any share is equal: weights never sum to zero', () => {
  expect(weightsFor({ a: 0, b: 0 })).toEqual({ a: 1, b: 1 });
});

test('weights are integers from 0 to 255, in order of shares, and 0 for a share of 0 only', () => {
  const shares = fc.dictionary(
    fc.string({ minLength: 1, maxLength: 3 }),
    fc.double({ min: 0, max: 100, noNaN: true }),
    { minKeys: 1, noNullPrototype: true },
  );
  fc.assert(
    fc.property(shares, (wanted) => {
      const weights = weightsFor(wanted);
      const some = Object.values(wanted).some((share) => share > 0);
      for (const [name, share] of Object.entries(wanted)) {
        const weight = weights[name] ?? Number.NaN;
        expect(Number.isInteger(weight)).toBe(true);
        expect(weight).toBeLessThanOrEqual(255);
        expect(weight > 0).toBe(share > 0 || !some);
        for (const [other, less] of Object.entries(wanted)) {
          if (less <= share) expect(weights[other]).toBeLessThanOrEqual(weight);
        }
      }
    }),
  );
});
