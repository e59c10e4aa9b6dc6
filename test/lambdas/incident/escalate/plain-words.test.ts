import * as fc from 'fast-check';
import { plainWords } from '../../../../lambdas/incident/escalate/plain-words';

const cause = (errorMessage: string): string =>
  JSON.stringify({ errorType: 'Error', errorMessage, trace: ['Error: x', 'at y (z.js:1:2)'] });

test('of a function’s error only its message is told', () => {
  expect(plainWords(`Error: ${cause('no member of the strong table can be read')}`)).toBe(
    'no member of the strong table can be read',
  );
});

test('an answer in words stays as it is', () => {
  expect(plainWords('nobody can take world: eu-west-1: it is held')).toBe(
    'nobody can take world: eu-west-1: it is held',
  );
  expect(plainWords('States.Timeout: ')).toBe('States.Timeout: ');
});

test('wherever the text is cut off, what is told is how the message begins', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), fc.integer({ min: 1 }), (message, cut) => {
      const whole = `Error: ${cause(message)}`;
      const begin = whole.indexOf('"errorMessage":"') + '"errorMessage":"'.length;
      const told = plainWords(whole.slice(0, begin + cut));
      expect(message.startsWith(told) || told.includes('\\')).toBe(true);
      expect(told).not.toContain('"trace"');
    }),
  );
});
