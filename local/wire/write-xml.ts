/** An element: its name, and its text or its children; one without content is left out. */
export type XmlNode = readonly [name: string, content: XmlContent | undefined];
export type XmlContent = string | number | boolean | readonly XmlNode[];

/** A document in a namespace. */
export function writeXml([name, content]: XmlNode, namespace: string): string {
  const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';
  return `${declaration}<${name} xmlns="${namespace}">${written(content)}</${name}>`;
}

function written(content: XmlContent | undefined): string {
  if (content === undefined) return '';
  if (typeof content !== 'object') return escaped(String(content));
  return content
    .filter(([, inside]) => inside !== undefined)
    .map(([name, inside]) => `<${name}>${written(inside)}</${name}>`)
    .join('');
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\r': '&#xD;',
};

const escaped = (text: string): string => text.replace(/[&<>"'\r]/g, (char) => escapes[char] ?? '');
