import type { Summary } from '../summary';
import type { Markup } from './markup';
import { html } from './markup';
import { counted } from './words';

/** Why people were called at once: all reasons, each as often as it was one. */
export function callsSection({ calls }: Summary): Markup {
  if (calls.length === 0)
    return html`<h2>Why people were called</h2>
      <p>Nobody was.</p>`;
  return html`<h2>Why people were called</h2>
    <div class="scroll" tabindex="0" role="group" aria-label="Calls, scrolls sideways">
      <table>
        <caption>
          Calls at once, with what was withheld or left to a person, most frequent first. Names and
          figures differ from seed to seed and are left out.
        </caption>
        <thead>
          <tr>
            <th scope="col" class="n">times</th>
            <th scope="col">reason</th>
          </tr>
        </thead>
        <tbody>
          ${calls.map(
            ({ why, count }) =>
              html`<tr>
                <td class="n">${counted(count)}</td>
                <td>${why}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
}

/** Every seed that broke what must always hold, and how to play it again. */
export function violationsSection(
  { violations }: Summary,
  replay: (seed: number) => string,
): Markup {
  if (violations.length === 0) return html``;
  return html`<h2>What broke</h2>
    <div class="scroll" tabindex="0" role="group" aria-label="Violations, scrolls sideways">
      <table>
        <caption>
          Seeds that broke what must always hold.
        </caption>
        <thead>
          <tr>
            <th scope="col" class="n">seed</th>
            <th scope="col">what broke</th>
            <th scope="col">replay</th>
          </tr>
        </thead>
        <tbody>
          ${violations.map(
            ({ seed, what }) =>
              html`<tr>
                <th scope="row" class="n">${seed}</th>
                <td>${what.map((one) => html`<div>${one}</div>`)}</td>
                <td><code>${replay(seed)}</code></td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
}
