import type { Recovery } from '../summary';
import { histogram } from './histogram';
import type { Markup } from './markup';
import { html } from './markup';
import { counted, secondsText } from './words';

/** Fewer than this have no hundredth: their p99 is the longest. */
const enoughForP99 = 100;

/** How long it took until each kind of day was over, beside what was promised. */
export function recoveriesSection(recoveries: readonly Recovery[]): Markup {
  if (recoveries.length === 0) {
    return html`<h2>Recoveries</h2>
      <p>No measured day is among these seeds; play more of them.</p>`;
  }
  const few = recoveries.some(({ count }) => count < enoughForP99);
  return html`<h2>Recoveries</h2>
    <div class="scroll" tabindex="0" role="group" aria-label="Recoveries, scrolls sideways">
      <table>
        <caption>
          Seconds from the fault until the last client is served, or the cell is written again.
        </caption>
        <thead>
          <tr>
            <th scope="col">path</th>
            ${heads.map((head) => html`<th scope="col" class="n">${head}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${recoveries.map(row)}
        </tbody>
      </table>
    </div>
    ${few ? html`<p class="muted">The p99 of fewer than ${enoughForP99} recoveries is their longest.</p>` : html``}
    <div class="histograms">
      ${recoveries.map(
        (one, nth) =>
          html`<section>
            <h3>${one.what}</h3>
            ${histogram(one, `recovery-${nth + 1}`)}
          </section>`,
      )}
    </div>`;
}

const heads = ['count', 'p50', 'p99', 'max', 'never', 'plan p99', 'bound', 'target'];

function row({ what, count, p50, p99, max, never, planP99, bound, target }: Recovery): Markup {
  const above = (figure: number | undefined, most: number | undefined): boolean =>
    figure !== undefined && most !== undefined && figure > most;
  return html`<tr>
    <th scope="row">${what}</th>
    ${cell(counted(count))}${cell(secondsText(p50))}${cell(
      secondsText(p99),
      above(p99, target) ? 'above target' : undefined,
    )}${cell(secondsText(max), above(max, bound) ? 'above bound' : undefined)}${cell(
      counted(never),
      never > 0 ? 'not over' : undefined,
    )}${[planP99, bound, target].map((figure) => cell(secondsText(figure)))}
  </tr>`;
}

const cell = (text: string, wrong?: string): Markup =>
  wrong === undefined
    ? html`<td class="n">${text}</td>`
    : html`<td class="n over">${text}<br /><small>${wrong}</small></td>`;
