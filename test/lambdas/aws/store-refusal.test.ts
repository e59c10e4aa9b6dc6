import { StoreRefused } from '../../../core/data/store-refused';
import { askOnce } from '../../../lambdas/aws/store-refusal';
import { failure } from '../../local/wire/desk';

const answered = (name: string, httpStatusCode?: number): Error =>
  Object.assign(new Error('the API’s words'), { name, $metadata: { httpStatusCode } });

/** Asks a store that throws, and is found so when it is looked at before and after. */
const asking = (error: Error, before = 'at rest', after = before) => {
  const seen = [before, after];
  return askOnce({
    look: () => Promise.resolve(seen.shift()),
    isDone: (store) => store === 'done',
    ask: () => Promise.reject(error),
  });
};

test('what is done is not asked for', async () => {
  await asking(new Error('asked'), 'done');
});

test('a refusal is told in the API’s words', async () => {
  const refused = await failure(asking(answered('InvalidState', 400)));
  expect(refused).toBeInstanceOf(StoreRefused);
  expect(refused.message).toBe('InvalidState: the API’s words');
});

test('a refusal of what is done by then is none: the question was sent twice', async () => {
  await asking(answered('InvalidState', 400), 'at rest', 'done');
});

test.each([
  ['too many at once', answered('ThrottlingException', 400)],
  ['a mistake of the API', answered('InternalFailure', 500)],
  ['no answer', answered('TimeoutError')],
  ['no connection', new Error('ECONNREFUSED')],
])('%s is no refusal, and goes to the caller as it is', async (_, error) => {
  expect(await failure(asking(error))).toBe(error);
});
