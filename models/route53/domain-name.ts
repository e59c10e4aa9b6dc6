import { NotImitated } from './refusal';

/** A name as it is compared: lower case, without the dot at its end. Accepts anything a query holds. */
export const comparable = (text: string): string => text.toLowerCase().replace(/\.$/, '');

/**
 * A record's name in that spelling. Throws `NotImitated` for a wildcard, and for characters that
 * Route 53 would keep as an escape code, since the model could not match them.
 */
export function domainName(text: string): string {
  const name = comparable(text);
  if (name.includes('*')) {
    throw new NotImitated(`wildcard ${text} is not imitated; give every name a record of its own`);
  }
  const labels = name.split('.');
  if (name.length > 253 || !labels.every((label) => /^[a-z0-9_-]{1,63}$/.test(label))) {
    throw new NotImitated(
      `name ${JSON.stringify(text)} is not imitated; use labels of 1-63 letters, digits, - and _`,
    );
  }
  return name;
}

/** Whether a name is the zone's own or below it. Both in comparable spelling. */
export const isWithin = (name: string, zoneName: string): boolean =>
  name === zoneName || name.endsWith(`.${zoneName}`);

/** The name itself and every name above it, down to the zone's. */
export function selfAndAncestors(name: string, zoneName: string): string[] {
  const names = [name];
  for (let at = name; at !== zoneName && at.includes('.'); names.push(at)) {
    at = at.slice(at.indexOf('.') + 1);
  }
  return names;
}
