import type { Control } from '../core/control/control';
import { incidentAbout, incidentsOf } from '../core/control/control';
import type { Incident } from '../core/control/rows';
import { Refusal, UsageError } from './command';
import type { Plane } from './plane';

export const isOpen = ({ phase }: Incident): boolean => phase !== 'closed';

/** How a person names an incident: by its region, or by its id where a drill stands beside it. */
export const handleOf = ({ id, region, drill }: Incident): string => (drill ? id : region);

/**
 * The case a word means: a region's real one if it is open, else its drill, else the last one. An
 * id always means itself.
 */
export function incidentNamed(
  words: readonly string[],
  control: Control,
  { view }: Plane,
): Incident {
  const [word, ...rest] = words;
  if (word === undefined || rest.length > 0) {
    throw new UsageError(`expected a region or an incident, got ${words.join(' ') || 'nothing'}`);
  }
  const byId = incidentsOf(control).find(({ id }) => id === word);
  if (byId !== undefined) return byId;
  const cases = [incidentAbout(control, word), incidentAbout(control, word, true)];
  const known = cases.filter((incident) => incident !== undefined);
  const found = known.find(isOpen) ?? known[0];
  if (found !== undefined) return found;
  const open = incidentsOf(control).filter(isOpen);
  const names = open.map(handleOf).join(', ') || 'none';
  if (view.regions.includes(word)) {
    throw new Refusal(`there is no case about ${word}; open are: ${names}`);
  }
  throw new UsageError(`${word} is neither a region nor an incident; open are: ${names}`);
}
