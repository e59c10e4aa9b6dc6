import { SaxesParser } from 'saxes';

/** An element with its children, or with its text: AWS mixes them nowhere. */
export type XmlElement = {
  readonly name: string;
  readonly text: string;
  readonly children: readonly XmlElement[];
};

/** A document that is no XML, or holds what no request of AWS's has. */
export class XmlRefused extends Error {
  override readonly name = 'XmlRefused';
}

/** Characters of a document, and elements in each other: more than any request here takes. */
const mostCharacters = 1_048_576;
const mostDepth = 16;

type Open = { readonly name: string; text: string; readonly children: XmlElement[] };

/**
 * Reads a document of elements and text. Without document types there are no entities but the five
 * of XML, so nothing grows; the parser does not recurse, so depth costs nothing before it is refused.
 */
export function readXml(text: string): XmlElement {
  if (text.length > mostCharacters) {
    throw new XmlRefused(`${text.length} characters, at most ${mostCharacters}; send less at once`);
  }
  const document: Open = { name: '', text: '', children: [] };
  try {
    parse(text, [document]);
  } catch (error) {
    if (error instanceof XmlRefused) throw error;
    throw new XmlRefused(error instanceof Error ? error.message : String(error));
  }
  const [root] = document.children;
  if (root === undefined) throw new XmlRefused('the document has no element; send one');
  return root;
}

function parse(text: string, open: Open[]): void {
  const parser = new SaxesParser({ xmlns: false, position: false });
  const top = (): Open => {
    const element = open.at(-1);
    if (element === undefined) throw new XmlRefused('an element ends that never began');
    return element;
  };
  const add = (piece: string): void => {
    top().text += piece;
  };
  parser.on('doctype', () => {
    throw new XmlRefused('a document type is not taken; leave it out');
  });
  parser.on('processinginstruction', ({ target }) => {
    throw new XmlRefused(`processing instruction ${target} is not taken; leave it out`);
  });
  parser.on('opentag', ({ name, attributes }) => {
    const odd = Object.keys(attributes).find((attribute) => attribute !== 'xmlns');
    if (odd !== undefined) throw new XmlRefused(`attribute ${odd} of ${name} is not imitated`);
    if (open.length > mostDepth) {
      throw new XmlRefused(`elements nest deeper than ${mostDepth} levels`);
    }
    open.push({ name, text: '', children: [] });
  });
  parser.on('closetag', () => {
    const closed = top();
    open.pop();
    top().children.push(finished(closed));
  });
  parser.on('text', add);
  parser.on('cdata', add);
  parser.write(text).close();
}

function finished({ name, text, children }: Open): XmlElement {
  if (children.length === 0) return { name, text, children };
  if (text.trim() === '') return { name, text: '', children };
  throw new XmlRefused(`text between the elements of ${name}: ${text.trim().slice(0, 80)}`);
}
