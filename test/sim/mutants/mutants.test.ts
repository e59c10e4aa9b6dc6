import { readFileSync } from 'node:fs';
import path from 'node:path';
import { mutants } from '../../../sim/mutants/all-mutants';
import { edited } from '../../../sim/mutants/mutant';
import { allChecks } from '../../../sim/slow-path/checks/all-checks';

const root = path.join(__dirname, '..', '..', '..');

test('no two planted bugs have one name', () => {
  expect(new Set(mutants.map(({ name }) => name)).size).toBe(mutants.length);
});

test.each(mutants)('$name still fits the code it is planted in, and changes it', ({ edits }) => {
  for (const file of new Set(edits.map((edit) => edit.file))) {
    const text = readFileSync(path.join(root, file), 'utf8');
    expect(edited(file, text, edits)).not.toBe(text);
  }
});

test('every check has a planted bug that it has to notice: otherwise it proves nothing', () => {
  const noticed = new Set(mutants.flatMap(({ caughtBy }) => caughtBy));
  const idle = allChecks.map(({ name }) => name).filter((name) => !noticed.has(name));
  expect(idle).toEqual([]);
});

test('an edit that fits nowhere, or twice, is an error', () => {
  const edit = { file: 'f', from: 'a', to: 'b' };
  expect(() => edited('f', 'x', [edit])).toThrow('fits 0 times instead of once');
  expect(() => edited('f', 'a a', [edit])).toThrow('fits 2 times instead of once');
});
