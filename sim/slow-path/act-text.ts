import type { Act } from './act';
import type { Cue } from './story';

/** An act in words, with everything that it says: `lie eu-west-1 about us-west-2`, `throttle 30 %`. */
export function actText(act: Act): string {
  const { do: what, ...how } = act;
  return [
    what,
    'region' in how ? how.region : undefined,
    'from' in how ? `from ${how.from}` : undefined,
    'about' in how ? `about ${how.about}` : undefined,
    'share' in how ? percent(how.share) : what === 'sicken' ? percent(1) : undefined,
    'count' in how ? `${how.count}` : undefined,
    'drill' in how && how.drill ? 'as a drill' : undefined,
    'breakGlass' in how && how.breakGlass ? 'by breaking glass' : undefined,
    'by' in how ? `by ${how.by}` : undefined,
  ]
    .filter((word) => word !== undefined)
    .join(' ');
}

const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** When a beat is due: `8.2 s`, or `at turning point 46, 90 s later`. */
export function cueText(cue: Cue): string {
  if ('atSeconds' in cue) return `${cue.atSeconds.toFixed(1)} s`;
  const { when, nth = 1, laterSeconds = 0 } = cue;
  const place =
    when === 'anywhere' ? `turning point ${nth}` : `${when}${nth > 1 ? `, time ${nth}` : ''}`;
  return `at ${place}${laterSeconds > 0 ? `, ${laterSeconds} s later` : ''}`;
}
