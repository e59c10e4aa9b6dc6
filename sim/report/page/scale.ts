import { roundedUp } from '../bins';

/** Moments at which an axis has its lines: round ones, and about so many as are asked for. */
export function ticks(end: number, about: number): number[] {
  const step = roundedUp(end / about);
  return Array.from({ length: Math.floor(end / step + 1e-9) + 1 }, (_, nth) => nth * step);
}

/** About how wide a text is drawn at 11 px: rather too wide, so that nothing overlaps. */
export const widthOf = (text: string): number => text.length * 6.4;
