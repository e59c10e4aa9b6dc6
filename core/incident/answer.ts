import type { Draft, Incident } from '../control/rows';
import { automation } from './requester';
import { standingAnswer } from './resume';

/** What a person says to the question that stands, who says it, why and when. */
export type Said = {
  readonly approved: boolean;
  readonly by: string;
  readonly reason: string;
  readonly atMs: number;
};

export type Refused = { readonly refused: string };

/**
 * The incident with the answer written into it, or why it cannot be given. An answer names the
 * question that stands and is given once; what a person asked for, another one approves, though
 * whoever asked may take it back. Any region takes the incident up from here.
 */
export function answered(incident: Incident, said: Said): Draft<Incident> | Refused {
  const obstacle = obstacleToAnswer(incident, said);
  const { question } = incident;
  if (obstacle !== undefined || question === undefined) {
    return { refused: obstacle ?? `${incident.id} asks nothing` };
  }
  const { approved, by, reason, atMs } = said;
  return {
    ...incident,
    status: `${by} ${approved ? 'approved' : 'rejected'}: ${reason}`,
    changedAtMs: atMs,
    handedAtMs: atMs,
    answer: { questionId: question.id, approved, by, reason, atMs },
  };
}

function obstacleToAnswer(
  incident: Incident,
  { approved, by, reason, atMs }: Said,
): string | undefined {
  const { id, phase, question, requester } = incident;
  const given = standingAnswer(incident);
  if (by.trim() === '' || reason.trim() === '') return 'an answer needs a name and a reason';
  if (isSame(by, automation)) return `"${by}" is not a person; say who answers`;
  if (phase !== 'awaiting') return `${id} is ${phase} and waits for no answer`;
  if (question === undefined) return `${id} was rejected and asks nothing any more`;
  if (given !== undefined) {
    const word = given.approved ? 'approved' : 'rejected';
    return `${given.by} has ${word} it already: ${given.reason}`;
  }
  if (question.lapsesAtMs < atMs) {
    const lapsed = new Date(question.lapsesAtMs).toISOString();
    return `the question lapsed at ${lapsed}; order it again if it is still wanted`;
  }
  if (approved && isSame(by, requester)) {
    return `${requester} asked for it, so another person must approve it`;
  }
  return undefined;
}

const isSame = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();
