import fc from 'fast-check';
import type { Axis } from '../../../../sim/report/page/packed';
import { packed } from '../../../../sim/report/page/packed';
import { widthOf } from '../../../../sim/report/page/scale';
import type { Span } from '../../../../sim/report/timeline/span';

const axis: Axis = { at: (seconds) => 6 + seconds * 9.78, end: 984, width: 990 };

const spans = fc
  .array(
    fc.record<Span>({
      fromSeconds: fc.double({ min: 0, max: 100, noNaN: true }),
      untilSeconds: fc.option(fc.double({ min: 0, max: 100, noNaN: true }), { nil: undefined }),
      text: fc.string({ maxLength: 90 }),
      tone: fc.constantFrom('fault', 'work'),
    }),
    { maxLength: 30 },
  )
  .map((some) =>
    some
      .map((span) => ({
        ...span,
        untilSeconds:
          span.untilSeconds === undefined
            ? undefined
            : Math.max(span.fromSeconds, span.untilSeconds),
      }))
      .toSorted((a, b) => a.fromSeconds - b.fromSeconds),
  );

/** What each row is covered by, as it is drawn: a bar with its words. */
function covered(drawn: string): { row: number; from: number; until: number }[] {
  const bar =
    /<rect[^>]*?x="([\d.]+)"[^>]*?y="(\d+)"[^>]*?width="([\d.]+)"[\s\S]*?<text x="([\d.]+)"[^>]*>([^<]*)</g;
  return [...drawn.matchAll(bar)].map(([, x, y, width, textX, text = '']) => {
    const words = widthOf(text.replace(/&[#a-z0-9]+;/g, '.'));
    return {
      row: Number(y),
      from: Math.min(Number(x), Number(textX)),
      until: Math.max(Number(x) + Number(width), Number(textX) + words),
    };
  });
}

test('bars and their words never overlap, and none is left out', () => {
  fc.assert(
    fc.property(spans, (some) => {
      const all = covered(packed(some, axis).body.text);
      expect(all).toHaveLength(some.length);
      for (const one of all) {
        const others = all.filter((other) => other !== one && other.row === one.row);
        // Coordinates are rounded to a tenth.
        const over = others.filter(
          ({ from, until }) => from < one.until - 0.3 && one.from < until - 0.3,
        );
        expect(over).toEqual([]);
      }
    }),
  );
});

test('words are beside a bar where it ends too late for them to follow', () => {
  const late: Span = { fromSeconds: 99, untilSeconds: undefined, text: 'too long', tone: 'work' };
  const [one] = covered(packed([late], axis).body.text);
  expect(one?.until).toBeLessThanOrEqual(axis.width);
});
