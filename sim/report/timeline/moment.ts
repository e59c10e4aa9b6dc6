import type { Happening } from '../../slow-path/journal';
import { calmMs } from '../../slow-path/story';

/** Something that has happened, by the story's clock; before its first second all is calm. */
export type Moment = { readonly seconds: number; readonly what: Happening };

export const momentsOf = (entries: readonly Happening[]): Moment[] =>
  entries.map((what) => ({ seconds: (what.atMs - calmMs) / 1000, what }));
