import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { allRules } from '../../../core/findings/all-rules';

const ids = allRules.map(({ id }) => id);

test('no two rules share an id', () => {
  expect(new Set(ids).size).toBe(ids.length);
});

test('each rule is a file named like it, and each file is in the list', () => {
  const files = readdirSync(join(__dirname, '../../../core/findings/rules'));
  expect(files.sort()).toEqual(ids.map((id) => `${id.replaceAll('.', '-')}.ts`).sort());
});

test('each rule is broken by some test', () => {
  const folder = join(__dirname, 'rules');
  const tests = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'));
  const broken = [...tests.join().matchAll(/(?:breaksRule|saysOf)\('([^']+)'/g)].map(
    ([, id]) => id,
  );
  expect(new Set(broken)).toEqual(new Set(ids));
});
