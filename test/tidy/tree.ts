import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

export const root = path.join(__dirname, '..', '..');

export type SourceFile = { readonly name: string; readonly text: string };

/** Every file of the tree that git tracks or would track, so that nothing new escapes. */
export function files(pattern: RegExp): SourceFile[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  });
  const names = [...new Set(listed.split('\n'))].filter((name) => pattern.test(name));
  return names.flatMap((name) => {
    try {
      return [{ name, text: readFileSync(path.join(root, name), 'utf8') }];
    } catch {
      return []; // deleted in the work tree, not yet in the index
    }
  });
}

/** Everything a file imports: packages by name, own files as paths from the root. */
export function importsOf({ name, text }: SourceFile): string[] {
  const forms = [
    /^(?:import|export)\b[^;'"]*?\bfrom\s+'([^']+)'/gm,
    /^import '([^']+)'/gm,
    /\b(?:import|require)\('([^']+)'\)/g,
  ];
  const targets = forms.flatMap((form) =>
    [...text.matchAll(form)].map(([, target = '']) => target),
  );
  return targets.map((target) =>
    target.startsWith('.') ? path.join(path.dirname(name), target) : target,
  );
}

/** The longest run of lines of any function, by the braces of its body at each nesting level. */
export function topLevelBlocks({ text }: SourceFile): { line: number; length: number }[] {
  const blocks: { line: number; length: number }[] = [];
  let start: number | undefined;
  text.split('\n').forEach((line, index) => {
    if (/^(export )?(default )?(async )?function\b/.test(line)) start = index;
    if (start !== undefined && line === '}') {
      blocks.push({ line: start + 1, length: index - start + 1 });
      start = undefined;
    }
  });
  return blocks;
}
