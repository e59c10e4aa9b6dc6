/** Where things are drawn, in units of the picture. */
export const frame = {
  width: 900,
  height: 590,
  left: 92,
  right: 876,
  top: 72,
  bottom: 526,
} as const;

/** Seconds from left to right, and powers of ten from the bottom up. */
export const seconds = { from: 20, to: 70, step: 5 };
const powers = { from: -42, to: 6, step: 6 };

/** A place in the picture, to a tenth of a unit: no engine rounds it differently. */
export function at(p99Seconds: number, falseDrains: number): readonly [string, string] {
  const x = (p99Seconds - seconds.from) / (seconds.to - seconds.from);
  const y = (Math.log10(falseDrains) - powers.from) / (powers.to - powers.from);
  return [
    (frame.left + clamped(x) * (frame.right - frame.left)).toFixed(1),
    (frame.bottom - clamped(y) * (frame.bottom - frame.top)).toFixed(1),
  ];
}

const clamped = (share: number): number => Math.min(1, Math.max(0, share));

/** Both axes with their labels, and a grid. */
export function axes(): string[] {
  const { left, right, top, bottom, width, height } = frame;
  const lines: string[] = [];
  for (let value = seconds.from; value <= seconds.to; value += seconds.step) {
    const [x] = at(value, 1);
    lines.push(`<path class="grid" d="M${x} ${top}V${bottom}"/>`);
    lines.push(`<text x="${x}" y="${bottom + 18}" text-anchor="middle">${value}</text>`);
  }
  for (let power = powers.from; power <= powers.to; power += powers.step) {
    const y = Number(at(seconds.from, 10 ** power)[1]);
    lines.push(`<path class="grid" d="M${left} ${y}H${right}"/>`);
    const figure = power === 0 ? '1' : `10<tspan dy="-5" font-size="10">${power}</tspan>`;
    lines.push(`<text x="${left - 8}" y="${y + 4}" text-anchor="end">${figure}</text>`);
  }
  const middle = (top + bottom) / 2;
  return [
    ...lines,
    `<text x="${(left + right) / 2}" y="${height - 18}" text-anchor="middle">` +
      'planned recovery, p99 of the last client, seconds</text>',
    `<text transform="translate(24 ${middle}) rotate(-90)" text-anchor="middle">` +
      'false drains in 10,000 region-days at 5 % loss</text>',
    `<text class="name" x="${width / 2}" y="24" text-anchor="middle">` +
      'How fast, and how often for nothing</text>',
  ];
}

/** Four quorums by colour (Okabe and Ito, told apart by everybody), on light paper and on dark. */
export const theme = `<style>
.paper { fill: #ffffff } text { fill: #24292f } .small { font-size: 12px; fill: #57606a }
.grid { stroke: #d8dee4; stroke-width: 1 } .limit { stroke: #57606a; stroke-dasharray: 5 4; fill: none }
.q0 { --c: #d55e00 } .q1 { --c: #b8860b } .q2 { --c: #0072b2 } .q3 { --c: #009e73 }
.choice { fill: var(--c) } .none { fill: none; stroke: var(--c); opacity: 0.55 }
.frontier { fill: none; stroke: #24292f; stroke-width: 1.5 }
.ring { fill: none; stroke: #24292f; stroke-width: 2 } .leader { stroke: #24292f } .name { font-weight: 600 }
.halo { paint-order: stroke; stroke: #ffffff; stroke-width: 5 }
@media (prefers-color-scheme: dark) {
.paper { fill: #0d1117 } text { fill: #e6edf3 } .small { fill: #9198a1 } .limit { stroke: #9198a1 }
.grid { stroke: #2b323b } .halo { stroke: #0d1117 } .frontier, .ring, .leader { stroke: #e6edf3 }
.q0 { --c: #ff8a3d } .q1 { --c: #e3b341 } .q2 { --c: #58a6ff } .q3 { --c: #3fd69f }
}
</style>`;
