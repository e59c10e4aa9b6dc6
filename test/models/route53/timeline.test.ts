import fc from 'fast-check';
import { Timeline } from '../../../models/route53/timeline';

test('a change holds from its moment on, not before', () => {
  const timeline = new Timeline(true);
  timeline.add(10, false);
  expect(timeline.at(9)).toBe(true);
  expect(timeline.at(10)).toBe(false);
});

test('a change that would come before an earlier one comes with it, and wins', () => {
  const timeline = new Timeline(true);
  timeline.add(10, false);
  expect(timeline.add(7, true)).toBe(10);
  expect(timeline.at(7)).toBe(true);
  expect(timeline.at(10)).toBe(true);
});

test('law: after all changes the last one added holds, in whatever order their moments were', () => {
  const changes = fc.array(fc.tuple(fc.integer({ min: 0, max: 100 }), fc.boolean()), {
    minLength: 1,
  });
  fc.assert(
    fc.property(changes, (list) => {
      const timeline = new Timeline(true);
      for (const [atMs, healthy] of list) timeline.add(atMs, healthy);
      expect(timeline.at(101)).toBe(list.at(-1)?.[1]);
    }),
  );
});

test('law: forgetting changes no answer from then on', () => {
  const changes = fc.array(fc.tuple(fc.integer({ min: 0, max: 100 }), fc.boolean()));
  fc.assert(
    fc.property(changes, fc.nat(100), fc.nat(100), (list, forgetMs, laterMs) => {
      const kept = new Timeline(true);
      const forgetful = new Timeline(true);
      for (const [atMs, healthy] of list) {
        kept.add(atMs, healthy);
        forgetful.add(atMs, healthy);
      }
      forgetful.forgetBefore(forgetMs);
      expect(forgetful.at(forgetMs + laterMs)).toBe(kept.at(forgetMs + laterMs));
    }),
  );
});
