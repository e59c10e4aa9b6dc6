import type { Control } from '../control/control';
import { incidentAbout } from '../control/control';
import type { ControlView } from '../topology/control-view';

/** How much of its base weight each region has, 0 to 1. */
export type Levels = Readonly<Record<string, number>>;

/** What the incidents say about every region; one without an incident is fully in. */
export const levelsOf = (control: Control, { regions }: Pick<ControlView, 'regions'>): Levels =>
  Object.fromEntries(regions.map(({ name }) => [name, incidentAbout(control, name)?.level ?? 1]));

/** The newest epoch that any level was set under: it orders plans of different knowledge. */
export const epochOf = (control: Control, { regions }: Pick<ControlView, 'regions'>): number =>
  Math.max(0, ...regions.map(({ name }) => incidentAbout(control, name)?.epoch ?? 0));
