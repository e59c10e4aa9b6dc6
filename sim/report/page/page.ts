import type { Summary } from '../summary';
import type { Played } from '../timeline/timeline';
import { documentOf } from './document';
import { headline } from './headline';
import { html } from './markup';
import { callsSection, violationsSection } from './reasons';
import { recoveriesSection } from './recoveries';
import { storySection } from './story';
import { secondsText } from './words';

/** What both pages need besides what was played. */
export type About = {
  /** The topology file, as it was named. */
  readonly file: string;
  /** The line that plays a seed again. */
  readonly replay: (seed: number) => string;
};

/** Many seeds: what they came to, and the story of the worst of them. */
export function seedsPage(summary: Summary, worst: Played, { file, replay }: About): string {
  const title = `Meridian simulated: seeds ${summary.first} to ${summary.last}`;
  const { seed } = worst.swarm;
  return documentOf(
    title,
    html`<h1>${title}</h1>
      <p class="muted">
        Of <code>${file}</code>, under a virtual clock; each seed is its own story.
      </p>
      ${headline(summary)} ${violationsSection(summary, replay)}
      ${recoveriesSection(summary.recoveries)} ${callsSection(summary)}
      <h2>The worst story: seed ${seed}</h2>
      <p>${why(summary, seed)}</p>
      ${storySection(worst, replay)}`,
  );
}

/** One seed: its story. */
export function seedPage(played: Played, { file, replay }: About): string {
  const { seed, kind } = played.swarm;
  const { violations, losses } = played.outcome;
  const title = `Meridian simulated: seed ${seed}, ${kind}`;
  const broken = violations.length > 0;
  return documentOf(
    title,
    html`<h1>${title}</h1>
      <p class="muted">Of <code>${file}</code>, under a virtual clock.</p>
      <p class="verdict${broken ? ' bad' : ''}">
        ${broken ? 'It broke what must always hold.' : 'Nothing broke that must always hold.'}
        ${[
          ...violations,
          ...losses.map(
            ({ region, rtoSeconds }) =>
              `Users of ${region}: ${rtoSeconds === undefined ? 'not all served again in this story' : `all served again after ${secondsText(rtoSeconds)} s`}`,
          ),
        ].map((one) => html`<small>${one}</small>`)}
      </p>
      ${storySection(played, replay)}`,
  );
}

function why({ violations, recoveries }: Summary, seed: number): string {
  if (violations.some((one) => one.seed === seed)) {
    return 'The first that broke what must always hold.';
  }
  const never = recoveries.find(({ neverSeed }) => neverSeed === seed);
  if (never !== undefined) return `Not over when its story ended: ${never.what}.`;
  const longest = recoveries.find(({ worstSeed }) => worstSeed === seed);
  if (longest === undefined) return 'The first one played; none was measured.';
  return `The longest recovery: ${longest.what}, ${secondsText(longest.max)} s.`;
}
