import * as z from 'zod';
import { holdsOf, incidentAbout } from '../../core/control/control';
import { answered } from '../../core/incident/answer';
import { courseOf, ordered } from '../../core/incident/order';
import { controlViewOf } from '../../core/topology/control-view';
import { regionalTableName } from '../../core/topology/names';
import type { Topology } from '../../core/topology/schema';
import { rowKeys } from '../../core/voting/row-keys';
import type { ControlTable } from '../../lambdas/ports';
import { itemOf } from '../../models/tables/plain-item';
import type { Aws } from './open-aws';

const person = { by: z.string().default('operator'), reason: z.string().default('rehearsed') };

/** What a person does in the middle of a story, in the words of the command line. */
export const operatorActSchema = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('approve'), region: z.string(), ...person }),
  z.strictObject({ act: z.literal('reject'), region: z.string(), ...person }),
  z.strictObject({ act: z.literal('failover'), region: z.string(), ...person }),
  z.strictObject({ act: z.literal('hold'), region: z.string(), ...person }),
  z.strictObject({ act: z.literal('release'), region: z.string(), ...person }),
  z.strictObject({ act: z.literal('kill-switch'), on: z.boolean(), ...person }),
]);

export type OperatorAct = z.infer<typeof operatorActSchema>;

export const describeAct = (act: OperatorAct): string =>
  act.act === 'kill-switch'
    ? `the operator turns the kill switch ${act.on ? 'on' : 'off'}`
    : `the operator says ${act.act} ${act.region}`;

type Reached = {
  readonly aws: Aws;
  readonly control: ControlTable | undefined;
  readonly topology: Topology;
  /** Regions whose tables a person can write to now. */
  readonly regions: readonly string[];
  readonly now: () => number;
  readonly newId: () => string;
};

/** Does what the command would do; throws where it would be refused. */
export async function operate(act: OperatorAct, reached: Reached): Promise<void> {
  switch (act.act) {
    case 'approve':
    case 'reject':
      return answer(act, reached);
    case 'failover':
      return order(act, reached);
    case 'hold':
    case 'release':
    case 'kill-switch':
      return writeEverywhere(act, reached);
  }
}

async function answer(
  { act, region, by, reason }: Extract<OperatorAct, { act: 'approve' | 'reject' }>,
  { control, now }: Reached,
): Promise<void> {
  const incident = control && incidentAbout(await control.read(), region);
  if (control === undefined || incident === undefined) throw new Error(`${region} has no incident`);
  const next = answered(incident, { approved: act === 'approve', by, reason, atMs: now() });
  if ('refused' in next) throw new Error(next.refused);
  if (!(await control.replace(incident, next)))
    throw new Error('somebody was faster; answer again');
}

async function order(
  { region, by, reason }: Extract<OperatorAct, { act: 'failover' }>,
  { control, topology, now }: Reached,
): Promise<void> {
  if (control === undefined) throw new Error('this topology has no slow path');
  const wanted = { region, by, reason, atMs: now(), drill: false, breakGlass: false };
  const course = courseOf(wanted, await control.read(), controlViewOf(topology));
  if ('refused' in course) throw new Error(course.refused);
  const before = course.do === 'open' ? course.last : course.incident;
  const written = await control.replace(before, ordered(wanted, course, await control.drawEpoch()));
  if (!written) throw new Error('somebody was faster; order it again');
}

type Word = Extract<OperatorAct, { act: 'hold' | 'release' | 'kill-switch' }>;

async function writeEverywhere(act: Word, reached: Reached): Promise<void> {
  const { aws, topology, regions, now } = reached;
  const rows = await rowsFor(act, reached);
  const TableName = regionalTableName(topology.environment);
  for (const region of regions) {
    for (const { sk, row } of rows) {
      const Item = itemOf({ pk: rowKeys.partition, sk, ...row });
      aws.services.get(region)?.tables.call('PutItem', { TableName, Item }, now());
    }
  }
}

async function rowsFor(
  act: Word,
  { control, now, newId }: Reached,
): Promise<{ readonly sk: string; readonly row: object }[]> {
  const said = { by: act.by, reason: act.reason, atMs: now() };
  if (act.act === 'kill-switch') return [{ sk: rowKeys.killSwitch, row: { on: act.on, ...said } }];
  if (act.act === 'hold') {
    const id = newId();
    return [{ sk: `${rowKeys.holdPrefix}${id}`, row: { id, region: act.region, ...said } }];
  }
  const holds = control === undefined ? [] : holdsOf(await control.read());
  return holds
    .filter(({ region }) => region === act.region)
    .map(({ id }) => ({ sk: `${rowKeys.releasePrefix}${id}`, row: { id, ...said } }));
}
