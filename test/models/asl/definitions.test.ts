import validate from 'asl-validator';
import { loadDefinition } from '../../../models/asl/load';
import { files } from '../../tidy/tree';

/** The workflows as they are deployed, with something plausible for each substitution. */
const definitions = files(/^lambdas\/.*\.asl\.json$/).map(({ name, text }) => ({
  name,
  text: text.replace(
    /\$\{([^}]+)\}/g,
    (_, variable: string) => `arn:aws:lambda:eu-west-1:111122223333:function:${variable}`,
  ),
}));

describe(`the ${definitions.length} workflow definitions under lambdas`, () => {
  test('are found by their ending', () => {
    expect(definitions.map(({ name }) => name)).toEqual(
      definitions.map((): unknown => expect.stringMatching(/\.asl\.json$/)),
    );
  });

  const named = definitions.map(({ name, text }) => [name, text] as const);

  // test.each refuses an empty table.
  for (const [name, text] of named) {
    test(`${name} loads in the interpreter`, () => {
      expect(() => loadDefinition(text)).not.toThrow();
    });

    test(`${name} passes asl-validator`, () => {
      const { isValid, errorsText } = validate(JSON.parse(text) as unknown);
      expect(isValid ? 'valid' : errorsText()).toBe('valid');
    });
  }
});
