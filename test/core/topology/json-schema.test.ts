import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import Ajv from 'ajv/dist/2020';
import { topologyJsonSchema } from '../../../core/topology/json-schema';
import { parseTopologyText } from '../../../core/topology/parse';
import { describeProblem } from '../../../core/topology/problem';

const root = path.join(__dirname, '..', '..', '..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const examples = readdirSync(path.join(root, 'examples')).map((name) => `examples/${name}`);

test('the schema in the repository is the generated one; else run `npx meridian schema`', () => {
  expect(JSON.parse(read('topology.schema.json'))).toEqual(topologyJsonSchema());
});

test.each(['topology.json', ...examples])('%s satisfies the schema and is read', (file) => {
  const validate = new Ajv({ strict: false, validateFormats: false }).compile(
    topologyJsonSchema() as object,
  );
  validate(JSON.parse(read(file)));
  expect(validate.errors ?? []).toEqual([]);
  const parsed = parseTopologyText(read(file));
  expect(parsed.ok ? [] : parsed.problems.map(describeProblem)).toEqual([]);
});
