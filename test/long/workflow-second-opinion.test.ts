import validate from 'asl-validator';
import { table } from '../models/asl/conformance/table';
import { problemsOf } from '../models/asl/problems-of';

/**
 * asl-validator knows the schema well, scopes and expressions hardly. Where it judges otherwise, the
 * row says why, and this test that it still does.
 */
test.each(table)('asl-validator on: $rule', ({ definition, validatorDiffers }) => {
  const ours = problemsOf(definition).length === 0;
  // It writes into what it validates.
  const { isValid, errorsText } = validate(JSON.parse(JSON.stringify(definition)) as unknown);
  const judged = isValid ? 'valid' : errorsText();
  const expected = validatorDiffers === undefined ? ours : !ours;
  expect({ judged, isValid }).toEqual({ judged, isValid: expected });
});
