import type { XmlElement } from './xml';
import { XmlRefused } from './xml';

/** Elements that hold a list, by the name of its members. */
export type XmlLists = Readonly<Record<string, string>>;

/** An element's content as the JSON protocols would send it; all values are text. */
export function objectFrom(element: XmlElement, lists: XmlLists): unknown {
  const { name, text, children } = element;
  const member = Object.hasOwn(lists, name) ? lists[name] : undefined;
  if (member !== undefined) {
    const stray = children.find((child) => child.name !== member);
    if (stray !== undefined) throw new XmlRefused(`${name} holds ${member}, got ${stray.name}`);
    return children.map((child) => objectFrom(child, lists));
  }
  if (children.length === 0) return text;
  const names = children.map((child) => child.name);
  const twice = names.find((child, at) => names.indexOf(child) !== at);
  if (twice !== undefined) throw new XmlRefused(`${name} holds ${twice} twice`);
  // Own properties whatever they are called: no name reaches a prototype.
  return Object.fromEntries(children.map((child) => [child.name, objectFrom(child, lists)]));
}
