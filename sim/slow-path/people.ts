import { controlPartition } from '../../core/control/keys';
import type { Control } from '../../core/control/control';
import { holdsOf, incidentAbout, isKilled } from '../../core/control/control';
import type { OperatorWords } from '../../core/control/agreement';
import type { Refused } from '../../core/incident/answer';
import { answered } from '../../core/incident/answer';
import type { Order } from '../../core/incident/order';
import { courseOf, givenBack, ordered } from '../../core/incident/order';
import type { Draft, Incident } from '../../core/control/rows';
import { controlTable } from '../../lambdas/control/control-table';
import type { ControlTable } from '../../lambdas/ports';
import { outside } from './network';
import type { World } from './world';

const log = { info: () => undefined, warn: () => undefined };

/** Operators at their keyboards, in no region: they write what the command line writes. */
export class People {
  private ids = 0;

  constructor(private readonly world: World) {}

  async answer(region: string, approved: boolean, by: string, drill = false): Promise<void> {
    const atMs = this.world.clock.now();
    await this.change(region, drill, (incident) =>
      incident === undefined
        ? { refused: `nothing is open about ${region}` }
        : answered(incident, { approved, by, reason: 'seen with own eyes', atMs }),
    );
  }

  async order(order: Order): Promise<void> {
    const table = this.table();
    const control = await table.read();
    const course = courseOf(order, control, this.world.view);
    if ('refused' in course) {
      this.note(`order of ${order.by} refused: ${course.refused}`);
      return;
    }
    const next = ordered(order, course, await table.drawEpoch());
    const before = course.do === 'open' ? course.last : course.incident;
    const taken = await table.replace(before, next);
    this.note(`${order.by} orders ${next.id}: ${taken ? 'written' : 'somebody was faster'}`);
  }

  async giveBack(region: string, by: string, drill = false): Promise<void> {
    const said = { by, reason: 'try again', atMs: this.world.clock.now() };
    await this.change(region, drill, (incident, control) =>
      incident === undefined
        ? { refused: `nothing is open about ${region}` }
        : givenBack(incident, said, control, this.world.view),
    );
  }

  hold(region: string, by: string): void {
    const atMs = this.world.clock.now();
    const id = `hold-${(this.ids += 1)}`;
    this.writeEverywhere({ holds: [{ id, region, by, reason: 'kept out', atMs }] });
  }

  /** Lets a region in again: every hold on it that any region serves. */
  async release(region: string, by: string): Promise<void> {
    const atMs = this.world.clock.now();
    const control = await this.table().read();
    const served = [...this.world.stores.values()].flatMap((store) => store.planeRows().holds);
    const ids = new Set(
      [...served, ...holdsOf(control)].filter((hold) => hold.region === region).map(({ id }) => id),
    );
    const releases = [...ids].map((id) => ({ id, by, reason: 'known to be whole', atMs }));
    this.writeEverywhere({ releases });
  }

  killSwitch(on: boolean, by: string): void {
    const atMs = this.world.clock.now();
    this.writeEverywhere({ killSwitch: { on, by, reason: 'to be safe', atMs } });
  }

  async isKilled(): Promise<boolean> {
    return isKilled(await this.table().read());
  }

  private table(): ControlTable {
    const { state, network, view } = this.world;
    const members = view.members.map((member) =>
      state.rowsAt(member, controlPartition, outside, network),
    );
    return controlTable(members, () => `person-${(this.ids += 1)}`, log, state.readRow);
  }

  private async change(
    region: string,
    drill: boolean,
    to: (incident: Incident | undefined, control: Control) => Draft<Incident> | Refused,
  ): Promise<void> {
    const table = this.table();
    const control = await table.read();
    const incident = incidentAbout(control, region, drill);
    const next = to(incident, control);
    if ('refused' in next) {
      this.note(`refused: ${next.refused}`);
      return;
    }
    const taken = await table.replace(incident, next);
    this.note(`${next.status}: ${taken ? 'written' : 'somebody was faster'}`);
  }

  /** Into each region that can be reached, directly. */
  private writeEverywhere(words: Partial<OperatorWords>): void {
    for (const [region, store] of this.world.stores) {
      if (this.world.network.reaches(outside, region)) store.hear(words);
    }
  }

  private note(text: string): void {
    this.world.journal.add({ what: 'act', text });
  }
}
