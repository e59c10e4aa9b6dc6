import { readFileSync } from 'node:fs';
import path from 'node:path';
import { propertiesOf, regionalOf, topologyWith } from '../support/templates';

const runbook = readFileSync(path.join(__dirname, '..', '..', 'docs', 'runbook.md'), 'utf8');
/** Headings of alarms are names; headings of other chapters are sentences. */
const headings = [...runbook.matchAll(/^## ([a-z0-9-]+)$/gm)].map(([, name = '']) => name);

test('every alarm has a heading in the runbook, and every such heading an alarm', () => {
  const topology = topologyWith();
  const alarms = propertiesOf(regionalOf(topology, 'us-east-1'), 'AWS::CloudWatch::Alarm');
  const names = alarms.map(({ AlarmName }) => String(AlarmName).replace('meridian-prod-', ''));
  expect(headings.toSorted()).toEqual(names.toSorted());
});

type States = Readonly<Record<string, State>>;
type State = {
  readonly Type: string;
  readonly Branches?: readonly { readonly States: States }[];
  readonly ItemProcessor?: { readonly States: States };
};

/** Every state that calls or waits for something, however deep: the others cannot stop a run. */
const stopping = (states: States): string[] =>
  Object.entries(states).flatMap(([name, { Type, Branches = [], ItemProcessor }]) => [
    ...(['Task', 'Wait'].includes(Type) ? [name] : []),
    ...[...Branches, ...(ItemProcessor === undefined ? [] : [ItemProcessor])].flatMap((inner) =>
      stopping(inner.States),
    ),
  ]);

test.each(['failover', 'restore'])('the runbook knows every state that %s can stop in', (name) => {
  const file = path.join(__dirname, '..', '..', 'lambdas', name, `${name}.asl.json`);
  const { States } = JSON.parse(readFileSync(file, 'utf8')) as { States: States };
  const section = runbook.split(/^## /m).find((text) => text.startsWith(`${name}-run`)) ?? '';
  const rows = [...section.matchAll(/^\| ([A-Z][\w, ]+?) +\|/gm)];
  const listed = rows.flatMap(([, names = '']) => names.split(', '));
  expect(listed.toSorted()).toEqual(stopping(States).toSorted());
});
