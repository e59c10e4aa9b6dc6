import type { Act } from '../../slow-path/act';
import type { Moment } from './moment';
import type { Span } from './span';
import { Spans } from './span';

/** What begins a fault, what ends it, and what is the case meanwhile. */
const faults: readonly (readonly [from: Act['do'], until: Act['do'], text: string])[] = [
  ['lose', 'revive', 'lost'],
  ['sicken', 'cure', 'fails its users'],
  ['cut-off', 'rejoin', 'cut off'],
  ['isolate', 'reconnect', 'reaches nobody'],
  ['freeze', 'thaw', 'functions frozen'],
  ['mute', 'unmute', 'audit and bus away'],
  ['part', 'join', 'not reached'],
  ['lie', 'stop-lying', 'lies'],
  ['part-replicas', 'join-replicas', 'strong table without quorum'],
  ['freeze-run', 'thaw-runs', 'a run stands still'],
  ['route53-down', 'route53-up', "Route 53's API away"],
  ['lose-answers', 'lose-answers', 'answers lost'],
  ['lose-connections', 'lose-connections', 'connections lost'],
  ['throttle', 'throttle', 'calls throttled'],
  ['kill-switch-on', 'kill-switch-off', 'kill switch on'],
];

/** It is a person's word, and stands until a person takes it back. */
const neverMended = 'kill-switch-on';

/** Where no one region has the fault. */
export const everywhere = '';

/** Faults by the region that has them, or `everywhere`. */
export function faultsOf(moments: readonly Moment[]): ReadonlyMap<string, readonly Span[]> {
  const places = new Map<string, Spans>();
  for (const { seconds, what } of moments) {
    if (what.what !== 'act' || what.act === undefined) continue;
    if (what.act.do === 'mend') mend(what.act.region, seconds, places);
    else turn(what.act, seconds, places);
  }
  return new Map([...places].map(([place, spans]) => [place, spans.all()]));
}

function turn(act: Act, seconds: number, places: Map<string, Spans>): void {
  const place = 'region' in act && act.region !== undefined ? act.region : everywhere;
  const spans = places.get(place) ?? new Spans();
  const fault = faults.find(([from, until]) => act.do === from || act.do === until);
  if (fault === undefined) return;
  places.set(place, spans);
  const [from, until, text] = fault;
  const key = [from, ...partnersOf(act)].join(' ');
  // Where one act both begins and ends a fault, its share says which.
  const ends = from === until ? 'share' in act && act.share === 0 : act.do === until;
  if (ends) spans.end(key, seconds);
  else spans.begin(key, { fromSeconds: seconds, tone: 'fault', text: `${text}${detailOf(act)}` });
}

/** A way between two regions, or a lie about one, is a fault of its own. */
const partnersOf = (act: Act): string[] => [
  ...('from' in act ? [act.from] : []),
  ...('about' in act ? [act.about] : []),
];

function detailOf(act: Act): string {
  if ('from' in act) return ` from ${act.from}`;
  if ('about' in act) return ` about ${act.about}`;
  if ('share' in act && act.share < 1) {
    return `, ${Math.round(act.share * 100)} %`;
  }
  return '';
}

function mend(region: string | undefined, seconds: number, places: Map<string, Spans>): void {
  for (const [place, spans] of places) {
    spans.endAll(
      (key) =>
        key !== neverMended &&
        (region === undefined || place === region || key.split(' ').includes(region)),
      seconds,
    );
  }
}
