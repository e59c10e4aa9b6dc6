import { parsePrefix } from './prefix';
import type { RecordSet, RecordType } from './record';

/** Bytes of one string of a TXT value, and characters of the whole value (AWS, supported types). */
const stringLimit = 255;
const textLimit = 4_000;

/** A TXT value's strings, with what Route 53 lets one escape; its octal codes are not imitated. */
const quotedStrings = /^"(?:[ !#-[\]-~]|\\["\\])*"(?: +"(?:[ !#-[\]-~]|\\["\\])*")*$/;

/** What Route 53 refuses about a record's values, in its own words; some reasons are assumed. */
export function valueProblems({ type, values = [] }: RecordSet): string[] {
  return values.flatMap((value) => {
    const reason = fatalReason(type, value);
    if (reason === undefined) return [];
    return [`Invalid Resource Record: 'FATAL problem: ${reason} encountered with '${value}''`];
  });
}

function fatalReason(type: RecordType, value: string): string | undefined {
  switch (type) {
    case 'A':
      return isAddress(value, 4)
        ? undefined
        : 'ARRDATAIllegalIPv4Address (Value is not a valid IPv4 address)';
    case 'AAAA':
      return isAddress(value, 6)
        ? undefined
        : 'AAAARRDATAIllegalIPv6Address (Value is not a valid IPv6 address)';
    case 'CNAME':
    case 'NS':
      return isName(value) ? undefined : 'IllegalDomainName (Value is not a valid domain name)';
    case 'TXT':
      return textReason(value);
    case 'SOA':
      return /^\S+ \S+( \d{1,10}){5}$/.test(value)
        ? undefined
        : 'SOARRDATAIllegal (Value is not two names and five numbers)';
  }
}

function textReason(value: string): string | undefined {
  if (!quotedStrings.test(value)) {
    return 'InvalidCharacterString (Value should be enclosed in quotation marks)';
  }
  const strings = value.match(/"(?:[^"\\]|\\.)*"/g) ?? [];
  const lengths = strings.map((text) => text.slice(1, -1).replace(/\\(.)/g, '$1').length);
  return lengths.some((length) => length > stringLimit) || value.length > textLimit
    ? 'CharacterStringTooLong (Value is too long)'
    : undefined;
}

function isAddress(text: string, family: 4 | 6): boolean {
  try {
    return !text.includes('/') && parsePrefix(text).family === family;
  } catch {
    // Anything that is no address at all.
    return false;
  }
}

const isName = (text: string): boolean =>
  text.length <= 254 && /^[!-~]+$/.test(text) && /^[^.]{1,63}(\.[^.]{1,63})*\.?$/.test(text);
