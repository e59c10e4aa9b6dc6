import type { Control } from '../../core/control/control';
import { incidentAbout } from '../../core/control/control';
import type { Incident } from '../../core/control/rows';
import type { Course, Order } from '../../core/incident/order';
import { courseOf, ordered } from '../../core/incident/order';
import { readArguments } from '../arguments';
import type { Command, ExitCode, Io } from '../command';
import { Refusal } from '../command';
import { drawEpoch, readControl, writeIncident } from '../control-access';
import { follow } from '../follow';
import { forecast } from '../forecast';
import { declined } from '../go-ahead';
import { nextCommands } from '../incident-text';
import { lastAdmitted } from '../last-admitted';
import { operatorFlags, operatorWords } from '../operator-words';
import { orderText } from '../order-text';
import type { Plane } from '../plane';
import { regionNamed } from '../region-named';

export const failoverCommand: Command = {
  name: 'failover',
  usage:
    'meridian failover <region> --reason "…" [--by name] [--yes] [--no-follow]\n' +
    '         [--drill]        practise it: every step runs, nothing moves\n' +
    '         [--break-glass]  ask nobody and wait for no cool-down, in your name\n' +
    '         [--topology file]',
  summary: "move a region's traffic and writers away, after saying what that does",
  run: async (args, io) => {
    const { values, positionals } = readArguments(args, {
      ...operatorFlags,
      drill: { type: 'boolean' },
      'break-glass': { type: 'boolean' },
      yes: { type: 'boolean' },
      follow: { type: 'boolean' },
      'no-follow': { type: 'boolean' },
    });
    const { plane, words, by, reason, atMs } = await operatorWords(values, positionals, io);
    const region = regionNamed(words, plane);
    const drill = values.drill === true;
    const breakGlass = values['break-glass'] === true;
    const order: Order = { region, by, reason, atMs, drill, breakGlass };
    return give(order, plane, io, {
      yes: values.yes === true,
      follows: values['no-follow'] !== true,
    });
  },
};

type How = { readonly yes: boolean; readonly follows: boolean };

async function give(order: Order, plane: Plane, io: Io, how: How): Promise<ExitCode> {
  const instead =
    'no writer moves without it. To take the traffic off the region: ' +
    `meridian hold ${order.region} --reason "…"`;
  const [control, pictures] = await Promise.all([readControl(plane, instead), plane.pictures()]);
  const course = courseFor(order, control, plane);
  const obstacle = lastAdmitted(order.region, plane, pictures);
  if (obstacle !== undefined && !order.drill && !order.breakGlass) {
    throw new Refusal(`${obstacle}; --break-glass takes it out all the same`);
  }
  // Of a new case only the name is still missing: its epoch is drawn once somebody wants it.
  const planned = ordered(order, course, 1);
  const sight = { pictures, atMs: order.atMs };
  const future = forecast(planned, control, sight, plane.controlView);
  io.out(orderText(order, course, future, sight, plane.controlView));
  if (obstacle !== undefined) io.out(`\nNOTE: ${obstacle}`);
  const code = await declined(io, how.yes);
  if (code !== undefined) return code;
  // Time has passed while the person read: what is ordered is what they were shown, or nothing.
  const later: Order = { ...order, atMs: io.now().getTime() };
  const still = courseFor(later, await readControl(plane, instead), plane);
  if (still.do !== course.do || caseIn(still)?.id !== caseIn(course)?.id) {
    throw new Refusal('the case about it changed while you read; look again: meridian incidents');
  }
  return write(later, still, plane, io, how);
}

function courseFor(order: Order, control: Control, plane: Plane): Course {
  const course = courseOf(order, control, plane.controlView);
  if (!('refused' in course)) return course;
  const incident = incidentAbout(control, order.region, order.drill);
  const next = incident === undefined ? [] : nextCommands(incident);
  throw new Refusal([course.refused, ...next].join('\n  '));
}

async function write(
  order: Order,
  course: Course,
  plane: Plane,
  io: Io,
  { follows }: How,
): Promise<ExitCode> {
  const epoch = course.do === 'open' ? await drawEpoch(plane) : course.incident.epoch;
  const next = ordered(order, course, epoch);
  const before = caseIn(course);
  await writeIncident(plane, before, next);
  const written = { ...next, version: (before?.version ?? 0) + 1 };
  io.out(`\nordered: ${written.id}; a region takes it up within seconds`);
  if (follows) return follow(plane, io, written);
  io.out(`see it: ${nextCommands(written).join('')}`);
  return 0;
}

/** The row that the order replaces. */
const caseIn = (course: Course): Incident | undefined =>
  course.do === 'open' ? course.last : course.incident;
