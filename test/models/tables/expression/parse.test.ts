import * as fc from 'fast-check';
import { validateExpressions } from 'dynalite/validations';
import { parseExpressions } from '../../../../models/tables/expression/parse';
import { outcome } from '../sample';
import { expressions } from './grammar';

const maps = {
  ExpressionAttributeNames: { '#a': 'a', '#s': 'size' },
  ExpressionAttributeValues: {
    ':n': { N: '1' },
    ':m': { N: '2' },
    ':s': { S: 'S' },
    ':set': { SS: ['x'] },
  },
};

/** Unused placeholders are judged elsewhere: here all requests carry the same maps. */
const unused = /unused in expressions/;

const accepts = {
  dynalite: (kind: string, text: string): boolean => {
    const said = validateExpressions({ [kind]: text, ...structuredClone(maps) });
    return said === undefined || unused.test(said);
  },
  model: (kind: string, text: string): boolean => {
    const said = outcome(() => parseExpressions({ [kind]: text, ...maps }));
    return said === 'accepted' || unused.test(said);
  },
};

const kinds = ['ConditionExpression', 'UpdateExpression', 'ProjectionExpression'] as const;

test.each(kinds)('the %s that dynalite takes is taken, any other is refused', (kind) => {
  let taken = 0;
  fc.assert(
    fc.property(expressions[kind], (text) => {
      const expected = accepts.dynalite(kind, text);
      taken += expected ? 1 : 0;
      expect(accepts.model(kind, text)).toBe(expected);
    }),
    { numRuns: 1000 },
  );
  // The grammar must make enough good expressions for the comparison to mean anything.
  expect(taken).toBeGreaterThan(50);
});
