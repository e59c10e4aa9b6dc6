import { html, px } from '../../../../sim/report/page/markup';

const hostile = `<script>alert("x")</script> & 'more'`;
const harmless = '&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &#39;more&#39;';

test.each([
  ['content', html`<p>${hostile}</p>`.text, `<p>${harmless}</p>`],
  ['an attribute', html`<p title="${hostile}"></p>`.text, `<p title="${harmless}"></p>`],
  ['each of a list', html`<p>${['<', '>']}</p>`.text, '<p>&lt;&gt;</p>'],
  ['a number', html`<p>${1.5}</p>`.text, '<p>1.5</p>'],
  ['nothing', html`<p>${undefined}</p>`.text, '<p></p>'],
  ['what HTML may not contain', html`<p>${'a\u0000b\u001bc'}</p>`.text, '<p>a\ufffdb\ufffdc</p>'],
])('%s is text, and text is escaped', (_where, made, expected) => {
  expect(made).toBe(expected);
});

test('markup within markup stays markup, once', () => {
  const items = ['<', '2'].map((text) => html`<li>${text}</li>`);
  expect(
    html`<ul>
      ${items}
    </ul>`.text.replaceAll('\n', ''),
  ).toBe('<ul><li>&lt;</li><li>2</li></ul>');
});

test('how far a template is indented is not sent, what stands in a text is', () => {
  const made = html`<table>
    <tbody>
      <tr>
        <td>${'two\n  lines'}</td>
      </tr>
    </tbody>
  </table>`;
  expect(made.text).toBe(
    '<table>\n<tbody>\n<tr>\n<td>two\n  lines</td>\n</tr>\n</tbody>\n</table>',
  );
});

test.each([
  [1.23456, '1.2'],
  [1.96, '2'],
  [0.1 + 0.2, '0.3'],
  [-0.04, '0'],
])('a coordinate of %d is written %s', (length, written) => {
  expect(px(length)).toBe(written);
});
