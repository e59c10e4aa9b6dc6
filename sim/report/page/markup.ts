/** HTML that is safe to be sent as it is. Only `html` makes it. */
export class Markup {
  constructor(readonly text: string) {}
}

type Value = string | number | undefined | Markup | readonly (string | Markup)[];

/**
 * HTML with values in it. Whatever is not markup itself is text and is escaped, in content as in
 * attributes; so nobody can forget to, and no name that a file brings along becomes an element.
 * How far a template is indented here is not sent.
 */
export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Markup {
  const plain = parts.map((part) => part.replace(/\n\s+/g, '\n'));
  const filled = plain.map((part, at) => (at === 0 ? part : `${said(values[at - 1])}${part}`));
  return new Markup(filled.join('').replace(/^\n+|\n+$/g, ''));
}

function said(value: Value): string {
  if (value === undefined) return '';
  if (value instanceof Markup) return value.text;
  if (typeof value === 'object') return value.map(said).join('');
  return escaped(String(value));
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Characters that no HTML may contain are shown as the one that stands for such. */
const escaped = (text: string): string =>
  text
    .replace(/[&<>"']/g, (char) => escapes[char] ?? '')
    // eslint-disable-next-line no-control-regex -- they are what is replaced
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g, '\ufffd');

/** A coordinate: as short as a picture needs it, and the same on every machine. */
export const px = (length: number): string => String(Math.round(length * 10) / 10);
