import type { Control } from '../core/control/control';
import type { Incident } from '../core/control/rows';
import { caseOf, changesText } from './changes-text';
import type { ExitCode, Io } from './command';
import { handleOf } from './find-incident';
import { nextCommands, questionText } from './incident-text';
import { labelled } from './labelled';
import { clock, span } from './moments';
import type { Plane } from './plane';

const pauseMs = 1_000;

/** A region looks every five seconds; after this long it is worth a word that none has come. */
const patienceMs = 15_000;

/**
 * Tells an incident's run as it happens, a line for every change, until it is closed or a person is
 * wanted. Ctrl-C ends the telling and never the run.
 */
export async function follow(plane: Plane, io: Io, subject: Incident): Promise<ExitCode> {
  const table = plane.control(subject.drill ? subject.id : undefined);
  const enough = io.interruption();
  const tell = (line: string): void => {
    io.out(`${clock(io.now().getTime())}  ${line}`);
  };
  const oddities = new Oddities(tell);
  io.out(`\nfollowing ${subject.id} (times are UTC); Ctrl-C ends this and not the run`);
  let before: Control | undefined;
  while (!enough.aborted) {
    const now = await table.read().catch(() => undefined);
    oddities.look(now === undefined ? undefined : caseOf(subject.id, now), now, io.now().getTime());
    if (now !== undefined) {
      const is = caseOf(subject.id, now);
      if (before === undefined && is !== undefined) tell(is.status);
      changesText(subject.id, before ?? now, now, plane.controlView).forEach(tell);
      const ended = endOf(is, io);
      if (ended !== undefined) return ended;
      before = now;
    }
    await io.sleep(pauseMs, enough);
  }
  io.out(`\nit goes on; see it again: meridian incidents ${handleOf(subject)} --follow`);
  return 0;
}

/** Where nothing is left to be told: the exit code, after what a person has to know or do. */
function endOf(incident: Incident | undefined, io: Io): ExitCode | undefined {
  if (incident === undefined) {
    io.err('another case about this region took its place; see meridian incidents');
    return 1;
  }
  if (incident.phase === 'running') return undefined;
  if (incident.phase === 'closed') {
    const { id, outcome = 'closed', openedAtMs, changedAtMs } = incident;
    io.out(`\n${id}: ${outcome}, ${span(changedAtMs - openedAtMs)} after it was opened`);
    return outcome === 'aborted' ? 1 : 0;
  }
  // Its answer is there: a region takes it up in a moment.
  if (incident.answer?.questionId === incident.question?.id && incident.answer) return undefined;
  const asks = incident.phase === 'awaiting' ? questionText(incident, io.now().getTime()) : [];
  const lines = labelled([
    ['asks', asks],
    ['next', nextCommands(incident)],
  ]);
  io.out(['', ...lines].join('\n'));
  return 1;
}

/** What goes wrong about a run without changing it is said once each time it begins. */
class Oddities {
  private unread = false;
  private untaken = false;

  constructor(private readonly tell: (line: string) => void) {}

  look(incident: Incident | undefined, control: Control | undefined, nowMs: number): void {
    if (control === undefined && !this.unread) {
      this.tell('the strong table cannot be read at the moment; the run may go on all the same');
    }
    this.unread = control === undefined;
    const untaken =
      incident?.phase === 'running' &&
      (incident.lease?.untilMs ?? incident.changedAtMs) + patienceMs < nowMs;
    if (untaken && !this.untaken) {
      this.tell('no region has taken it up yet; is any reconciler alive? meridian status');
    }
    this.untaken = untaken;
  }
}
