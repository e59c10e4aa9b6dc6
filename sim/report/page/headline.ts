import type { Summary } from '../summary';
import { brokenPromises } from '../summary';
import type { Markup } from './markup';
import { html } from './markup';
import { counted, percentText, several } from './words';

/** What many seeds came to, to be read in ten seconds. */
export function headline(summary: Summary): Markup {
  return html`${verdict(summary)}${figures(summary)}`;
}

function verdict(summary: Summary): Markup {
  const { violations } = summary;
  const promises = brokenPromises(summary);
  if (violations.length + promises.length === 0) {
    return html`<p class="verdict">
      Nothing broke that must always hold, and every world became whole again.
    </p>`;
  }
  const broke =
    violations.length === 0
      ? 'A recovery took longer than its bound.'
      : `${several(violations.length, 'seed')} broke what must always hold.`;
  const [worst] = violations;
  return html`<p class="verdict bad">
    ${broke}${
      worst === undefined ? html`` : html`<small>Seed ${worst.seed}: ${worst.what[0]}</small>`
    }${promises.map((promise) => html`<small>${promise}</small>`)}
  </p>`;
}

function figures(summary: Summary): Markup {
  const { first, last, kinds, incidents, simulatedHours, measured, errorSeconds, shed, hash } =
    summary;
  const days = Object.entries(kinds).filter(([, count]) => count > 0);
  const seeds = days.reduce((sum, [, count]) => sum + count, 0);
  return html`<dl class="figures">
    ${figure(
      'seeds',
      counted(seeds),
      days.map(([kind, count]) => `${counted(count)} ${kind}`).join(', '),
    )}
    ${figure('incidents', counted(incidents))}
    ${figure('simulated', `${simulatedHours.toFixed(1)} h`, `${measured.hours.toFixed(1)} h of it on measured days`)}
    ${figure(
      'error seconds a lost region',
      `${errorSeconds.mean.toFixed(1)} s`,
      `of all traffic, over ${several(errorSeconds.of, 'loss', 'losses')}; at most ${errorSeconds.most.toFixed(1)} s`,
    )}
    ${figure(
      'shed at most',
      percentText(shed.most),
      shed.seed === undefined ? 'of all traffic' : `of all traffic, in seed ${shed.seed}`,
    )}
    ${falseDrains(summary)}
    ${figure('timeline hash', hash, `names seeds ${first} to ${last} together`)}
  </dl>`;
}

const figure = (name: string, value: string, more?: string): Markup =>
  html`<div>
    <dt>${name}</dt>
    <dd>${value}${more === undefined ? html`` : html`<small>${more}</small>`}</dd>
  </div>`;

/** Below so many region-days a rate says how little was played, and nothing else. */
const enoughForRate = 1;

/** None in n region-days: with 95 % certainty fewer than 3/n a day. */
const atMostIfNone = 3;

/**
 * Regions that nothing befell, drained while another had its fault. Every measured minute lies
 * around a fault, so a rate is one of troubled days and is said with what it rests on.
 */
function falseDrains({ falseDrains: count, measured: { hours, regionDays } }: Summary): Markup {
  const basis = `in ${hours.toFixed(1)} h around a fault, ${regionDays.toFixed(2)} region-days`;
  const per = (events: number): string => counted(Math.ceil((events / regionDays) * 10_000));
  const rate =
    regionDays < enoughForRate
      ? 'too little for a rate'
      : count === 0
        ? `below ${per(atMostIfNone)} per 10,000 such region-days (95 %)`
        : `${per(count)} per 10,000 such region-days`;
  return figure('false drains', counted(count), `${basis}; ${rate}`);
}
