import { readDeskFile } from '../local/control/desk-file';
import { UsageError } from './command';

/** Asks the desk that runs in this folder; what it refuses is the user's to mend. */
export async function askDesk(method: 'GET' | 'POST', path: string, body?: unknown) {
  const desk = await readDeskFile(process.cwd());
  if (desk === undefined) {
    throw new UsageError('no desk runs in this folder; start one with npm start');
  }
  const response = await fetch(`${desk.control}${path}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const answer = (await response.json()) as { error?: string } & Record<string, unknown>;
  if (!response.ok) throw new UsageError(answer.error ?? `the desk says ${response.status}`);
  return answer;
}
