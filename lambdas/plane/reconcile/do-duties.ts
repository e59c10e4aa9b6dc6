import type { Control } from '../../../core/control/control';
import { cellNamed, incidentAbout } from '../../../core/control/control';
import type { Cell, Draft, Incident } from '../../../core/control/rows';
import type { Duty } from '../../../core/incident/duties';
import { dutiesOf, withheldBy } from '../../../core/incident/duties';
import { released, taken } from '../../../core/incident/lease';
import { opened } from '../../../core/incident/trigger';
import { freed } from '../../../core/writer/claim';
import type { Place } from '../../incident/run';
import type { ReconcilePorts } from './handler';
import { noteWithheld } from './note-withheld';

type Ports = Pick<ReconcilePorts, 'clock' | 'log' | 'control' | 'tell' | 'readSight' | 'startRun'>;

/** A table that has just come back may show a permit that its region is about to renew. */
const settledReads = 4;

/** Opens, resumes and escalates what this region sees is due. Only one region's write is taken. */
export async function doDuties(
  control: Control,
  readInARow: number,
  ports: Ports,
  place: Place,
): Promise<void> {
  const sight = await ports.readSight();
  const watch = { region: place.runner, control, sight, view: place.view };
  await noteWithheld(withheldBy(watch), control, ports, place);
  const duties = dutiesOf(watch);
  for (const duty of duties) {
    if (duty.do === 'page-unwritable' && readInARow < settledReads) continue;
    await act(duty, ports, place);
  }
}

async function act(duty: Duty, ports: Ports, place: Place): Promise<void> {
  switch (duty.do) {
    case 'open':
      return openIncident(duty, ports, place);
    case 'resume':
      return resume(duty, ports, place);
    case 'remember-healthy': {
      await ports.control.replace(duty.incident, { ...duty.incident, healthySince: true });
      return;
    }
    case 'escalate-lapsed':
      return escalate(duty.incident, 'nobody answered in time', ports, place);
    case 'free':
      return free(duty.cell, ports, place);
    case 'page-unwritable':
      return pageUnwritable(duty, ports, place);
  }
}

async function openIncident(
  { opening, last }: Extract<Duty, { do: 'open' }>,
  ports: Ports,
  place: Place,
): Promise<void> {
  const by = { runner: place.runner, epoch: await ports.control.drawEpoch() };
  if (!(await isNewest(opening.region, last, ports))) return;
  const incident = opened(opening, last, by, ports.clock.now());
  const text = `${incident.kind} of ${incident.region}: ${incident.because}`;
  await tellAbout(incident, { kind: 'IncidentOpened', text }, ports, place);
  await start(last, incident, by, ports, place);
}

async function resume(
  { incident, because }: Extract<Duty, { do: 'resume' }>,
  ports: Ports,
  place: Place,
): Promise<void> {
  const by = { runner: place.runner, epoch: await ports.control.drawEpoch() };
  if (!(await isNewest(incident.region, incident, ports))) return;
  const text = `${place.runner} takes up ${incident.id} under epoch ${by.epoch}: ${because}`;
  await tellAbout(incident, { kind: 'LeaseTaken', text }, ports, place);
  await start(incident, incident, by, ports, place);
}

/** Takes the lease and starts the run; a run that does not start is resumed when the lease lapses. */
async function start(
  before: Incident | undefined,
  incident: Draft<Incident>,
  by: { readonly runner: string; readonly epoch: number },
  { clock, control, startRun }: Ports,
  { view }: Place,
): Promise<void> {
  const leased = taken(incident, by, clock.now(), view);
  if (!(await control.replace(before, leased))) return;
  const { id, kind, region, drill } = leased;
  await startRun({
    workflow: kind,
    name: `${drill ? 'drill-' : ''}${kind}-${region}-${by.epoch}`,
    input: { incident: id, region, epoch: by.epoch, drill },
  });
}

/** The run that closed it is over; whoever is first gives the permit back. */
async function free(seen: Cell, ports: Ports, { runner: by }: Place): Promise<void> {
  const cell = cellNamed(await ports.control.read(), seen.cell);
  if (cell?.claim === undefined || cell.version !== seen.version) return;
  const { incident, epoch } = cell.claim;
  const text = `${cell.region} may renew its permit for ${cell.cell} again: ${incident} is over`;
  const fact = { kind: 'PermitReopened', by, about: cell.cell, text, incident, epoch } as const;
  await ports.tell({ ...fact, atMs: ports.clock.now() });
  await ports.control.replace(cell, freed(cell));
}

async function pageUnwritable(
  { cell, incident }: Extract<Duty, { do: 'page-unwritable' }>,
  ports: Ports,
  place: Place,
): Promise<void> {
  const because = `nobody may write ${cell.cell} since ${new Date(cell.permit.validUntilMs).toISOString()}`;
  if (incident !== undefined && incident.phase !== 'closed') {
    return escalate(incident, because, ports, place);
  }
  const opening = { region: cell.region, kind: 'failover' as const, because };
  const by = { runner: place.runner, epoch: await ports.control.drawEpoch() };
  if (!(await isNewest(cell.region, incident, ports))) return;
  const nowMs = ports.clock.now();
  const fresh = released(
    opened(opening, incident, by, nowMs),
    { phase: 'escalated', status: because },
    nowMs,
  );
  await page(fresh, because, ports, place);
  await ports.control.replace(incident, fresh);
}

async function escalate(
  incident: Incident,
  because: string,
  ports: Ports,
  place: Place,
): Promise<void> {
  if (!(await isNewest(incident.region, incident, ports))) return;
  await page(incident, because, ports, place);
  const next = released(incident, { phase: 'escalated', status: because }, ports.clock.now());
  await ports.control.replace(incident, next);
}

/** Another region may have acted a moment ago: what it did needs no second word, and no second page. */
async function isNewest(
  region: string,
  seen: Incident | undefined,
  { control }: Ports,
): Promise<boolean> {
  const now = incidentAbout(await control.read(), region, seen?.drill);
  return now?.version === seen?.version;
}

async function page(
  incident: Draft<Incident>,
  because: string,
  ports: Ports,
  place: Place,
): Promise<void> {
  const text = `${incident.kind} of ${incident.region} needs a person: ${because}`;
  await tellAbout(incident, { kind: 'OperatorPaged', text, severity: 'critical' }, ports, place);
}

const tellAbout = (
  { id, region, epoch }: Draft<Incident>,
  fact: {
    readonly kind: 'IncidentOpened' | 'LeaseTaken' | 'OperatorPaged';
    readonly text: string;
    readonly severity?: 'critical';
  },
  { clock, tell }: Ports,
  { runner }: Place,
): Promise<void> =>
  tell({ ...fact, atMs: clock.now(), by: runner, about: region, incident: id, epoch });
