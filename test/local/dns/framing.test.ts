import fc from 'fast-check';
import { Framing, framed } from '../../../local/dns/framing';

test('law: messages come out whole and in order, however the stream is cut', () => {
  const messages = fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 6 });
  const cuts = fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1 });
  fc.assert(
    fc.property(messages, cuts, (list, lengths) => {
      const stream = Buffer.concat(list.map((message) => framed(Buffer.from(message))));
      const framing = new Framing();
      const received: Buffer[] = [];
      for (let at = 0, turn = 0; at < stream.length; turn += 1) {
        const end = at + (lengths[turn % lengths.length] ?? 1);
        received.push(...framing.push(stream.subarray(at, end)));
        at = end;
      }
      expect(received.map((message) => [...message])).toEqual(list.map((message) => [...message]));
    }),
  );
});

test('a message is not given out before its last byte', () => {
  const framing = new Framing();
  expect(framing.push(Buffer.from([0, 3, 1, 2]))).toEqual([]);
  expect(framing.push(Buffer.from([3, 0]))).toEqual([Buffer.from([1, 2, 3])]);
});
