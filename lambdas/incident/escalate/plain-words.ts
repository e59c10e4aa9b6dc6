/**
 * What a person can read of an error as Step Functions hands it on. A function's error comes as JSON
 * with a stack trace, cut off anywhere; only its message is for somebody who was just woken.
 */
export function plainWords(because: string): string {
  const found = /"errorMessage"\s*:\s*"((?:[^"\\]|\\.)*)/.exec(because)?.[1];
  return found === undefined || found === '' ? because : unescaped(found);
}

/** A JSON string without its quotes; what was cut off within an escape is left as it is. */
function unescaped(text: string): string {
  try {
    return String(JSON.parse(`"${text}"`));
  } catch {
    return text;
  }
}
