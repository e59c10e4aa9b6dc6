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
