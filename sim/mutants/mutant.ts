import type { CheckName } from '../slow-path/checks/all-checks';

/** One place in a file written differently. The old text must be there exactly once. */
export type Edit = {
  /** From the project's root. */
  readonly file: string;
  readonly from: string;
  readonly to: string;
};

/** A bug planted on purpose: a checker that catches none of these proves nothing. */
export type Mutant = {
  readonly name: string;
  /** The rule that is broken, and what that would do to a bank. */
  readonly breaks: string;
  readonly edits: readonly Edit[];
  /** The checks, by name, that have to notice it: one of them at least. */
  readonly caughtBy: readonly CheckName[];
  /** By which it was noticed last: tried first, and any other will do once the code has moved on. */
  readonly seed?: number;
};

/** A file's text with every edit of it made. Throws where an edit no longer fits. */
export function edited(file: string, text: string, edits: readonly Edit[]): string {
  return edits
    .filter((edit) => edit.file === file)
    .reduce((before, { from, to }) => {
      const found = before.split(from).length - 1;
      if (found !== 1) {
        throw new Error(
          `an edit of ${file} fits ${found} times instead of once; look for: ${from}`,
        );
      }
      // As a function, so that nothing in the text reads as a pattern.
      return before.replace(from, () => to);
    }, text);
}
