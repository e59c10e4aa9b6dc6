import { performance } from 'node:perf_hooks';
import { readXml, XmlRefused } from '../../../local/wire/xml';
import { objectFrom } from '../../../local/wire/xml-object';
import { writeXml } from '../../../local/wire/write-xml';

const lists = { Changes: 'Change' };
const read = (text: string): unknown => objectFrom(readXml(text), lists);

test('elements become members, lists become lists, all values stay text', () => {
  const text =
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
    '<R xmlns="https://example.com/"><A>1</A>\n  <B><C> two </C><D/></B>' +
    '<Changes><Change><A>3</A></Change><Change>x</Change></Changes></R>\n';
  expect(read(text)).toEqual({ A: '1', B: { C: ' two ', D: '' }, Changes: [{ A: '3' }, 'x'] });
  expect(read('<R><Changes></Changes></R>')).toEqual({ Changes: [] });
});

test('text is read with the five entities of XML, character codes and CDATA', () => {
  const text = '<R><A>&quot;3.7&quot; &amp; &lt;&apos;&gt;&#x0A;&#65;</A><B><![CDATA[<&]]></B></R>';
  expect(read(text)).toEqual({ A: '"3.7" & <\'>\nA', B: '<&' });
});

test('what is written can be read again, whatever it holds', () => {
  const odd = `"<&>' ]]> \r\n é`;
  const text = writeXml(
    [
      'R',
      [
        ['A', odd],
        ['B', undefined],
        ['C', [['D', false]]],
        ['E', 0],
      ],
    ],
    'x:',
  );
  expect(read(text)).toEqual({ A: odd, C: { D: 'false' }, E: '0' });
});

const bomb = [
  '<!DOCTYPE lolz [<!ENTITY a "ha">',
  ...Array.from({ length: 9 }, (_, at) => `<!ENTITY a${at} "${`&a${at - 1};`.repeat(10)}">`),
  ']><R>&a8;</R>',
].join('');

test.each<[string, string, string]>([
  ['entities that grow', bomb, 'document type'],
  [
    'an entity that reads a file',
    '<!DOCTYPE R [<!ENTITY x SYSTEM "file:///etc/passwd">]><R>&x;</R>',
    'document type',
  ],
  ['an entity that nobody declared', '<R>&x;</R>', 'entity'],
  ['a document type alone', '<!DOCTYPE R><R/>', 'document type'],
  ['depth', '<a>'.repeat(100_000), 'deeper than 16'],
  ['depth of one name in another', '<a><b>'.repeat(50_000), 'deeper than 16'],
  ['size', `<R>${'x'.repeat(1_048_576)}</R>`, 'send less'],
  ['an instruction', '<?php echo 1 ?><R/>', 'instruction php'],
  ['an attribute', '<R a="1"/>', 'attribute a of R'],
  ['a prefix', '<x:R xmlns:x="y"/>', 'attribute xmlns:x'],
  ['text between elements', '<R>a<B/></R>', 'text between'],
  ['two roots', '<R/><R/>', ''],
  ['no end', '<R><A>', ''],
  ['crossed ends', '<R><A></R></A>', ''],
  ['JSON', '{}', ''],
  ['nothing', '', ''],
])('hostile XML is refused quickly and does nothing: %s', (_, text, message) => {
  const startMs = performance.now();
  expect(() => readXml(text)).toThrow(XmlRefused);
  expect(() => readXml(text)).toThrow(message);
  expect(performance.now() - startMs).toBeLessThan(1_000);
});

test('a million characters of elements are read in reasonable time', () => {
  const startMs = performance.now();
  expect(readXml(`<R>${'<A>1</A>'.repeat(130_000)}</R>`).children).toHaveLength(130_000);
  expect(performance.now() - startMs).toBeLessThan(5_000);
});

test('no member name reaches a prototype', () => {
  const object = read('<R><__proto__><admin>1</admin></__proto__></R>') as object;
  expect(Object.getPrototypeOf(object)).toBe(Object.prototype);
  expect(Object.keys(object)).toEqual(['__proto__']);
  expect('admin' in object).toBe(false);
});

test.each([
  ['a member twice', '<R><A>1</A><A>2</A></R>', 'holds A twice'],
  ['a stranger in a list', '<R><Changes><A/></Changes></R>', 'Changes holds Change, got A'],
])('%s is refused', (_, text, message) => {
  expect(() => read(text)).toThrow(message);
});
