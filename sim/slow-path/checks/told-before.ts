import type { Fact } from '../../../core/control/fact';
import type { ControlRow, Question } from '../../../core/control/rows';
import type { Check } from './check';

/** Every change that matters is in the audit trail before it is made. */
export const toldBefore: Check = (_, report) => {
  const facts: Fact[] = [];
  const told = (kind: Fact['kind'], about: string, epoch?: number): boolean =>
    facts.some(
      (fact) =>
        fact.kind === kind && fact.about === about && (epoch === undefined || fact.epoch === epoch),
    );
  return {
    see: (happening) => {
      if (happening.what === 'fact') facts.push(happening.fact);
      if (happening.what === 'dns' && !told('WeightsApplied', happening.pool)) {
        report(`live weights of ${happening.pool} change untold`);
      }
      if (happening.what !== 'row') return;
      const question = askedIn(happening.before, happening.row);
      if (question !== undefined && !facts.some((fact) => isCallFor(question, fact))) {
        report(`nobody is called before they are asked: ${question.because}`);
      }
      for (const [kind, about, epoch] of announcedBy(happening.before, happening.row)) {
        if (!told(kind, about, epoch)) report(`${kind} about ${about} is done before it is told`);
      }
    },
  };
};

type Wanted = readonly [kind: Fact['kind'], about: string, epoch?: number];

function announcedBy(before: ControlRow | undefined, row: ControlRow): Wanted[] {
  if (row.row === 'cell' && before?.row === 'cell') {
    const epoch = (row.claim ?? before.claim)?.epoch ?? -1;
    const { cell } = row;
    return [
      ...(row.region === before.region ? [] : [['RoleMoved', cell, epoch] as const]),
      ...(row.permit.open || !before.permit.open ? [] : [['PermitClosed', cell, epoch] as const]),
      ...(before.permit.open || !row.permit.open || row.region !== before.region
        ? []
        : [['PermitReopened', cell, epoch] as const]),
      ...(row.intent === undefined || before.intent !== undefined
        ? []
        : [['CandidateChosen', cell, epoch] as const]),
    ];
  }
  if (row.row === 'weights') return [['WeightsWanted', row.pool]];
  if (row.row === 'hold' && row.by.startsWith('incident ')) return [['HoldPlaced', row.region]];
  return row.row === 'incident' ? announcedByIncident(before, row) : [];
}

function announcedByIncident(
  before: ControlRow | undefined,
  row: Extract<ControlRow, { row: 'incident' }>,
): Wanted[] {
  const same = before?.row === 'incident' && before.id === row.id ? before : undefined;
  const { region, epoch } = row;
  return [
    ...(same !== undefined && same.level !== row.level
      ? [['LevelSet', region, epoch] as const]
      : []),
    ...(same !== undefined && same.phase !== 'closed' && row.phase === 'closed'
      ? [['IncidentClosed', region, epoch] as const]
      : []),
    ...(same?.phase !== 'escalated' && row.phase === 'escalated'
      ? [['OperatorPaged', region, epoch] as const]
      : []),
    ...(row.question !== undefined && same?.question?.id !== row.question.id
      ? [['QuestionAsked', region, epoch] as const]
      : []),
  ];
}

/** The question that a row asks and its last version did not. */
function askedIn(before: ControlRow | undefined, row: ControlRow): Question | undefined {
  if (row.row !== 'incident' || row.question === undefined) return undefined;
  const known = before?.row === 'incident' ? before.question?.id : undefined;
  return row.question.id === known ? undefined : row.question;
}

/** A page says what is asked, in the question's own words. */
const isCallFor = (question: Question, { kind, severity, details }: Fact): boolean =>
  kind === 'OperatorPaged' &&
  severity !== undefined &&
  details?.['because'] === question.because &&
  details['candidate'] === question.candidate;
