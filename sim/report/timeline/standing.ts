import type { Moment } from './moment';
import type { Span } from './span';
import { Spans } from './span';

/** What is said of a region or by it, and stands for a while: its gate, holds, its isolation. */
export function standingOf(region: string, moments: readonly Moment[]): Span[] {
  const spans = new Spans();
  for (const { seconds, what } of moments) {
    const said = sentence(region, what);
    if (said === undefined) continue;
    const [key, on, text] = said;
    if (!on) spans.end(key, seconds);
    else {
      const tone = key === 'gate' ? 'closed' : 'doubt';
      spans.begin(key, { fromSeconds: seconds, text, tone });
    }
  }
  return spans.all();
}

type Said = readonly [key: string, on: boolean, text: string];

function sentence(region: string, entry: Moment['what']): Said | undefined {
  switch (entry.what) {
    case 'gate':
      return entry.region === region ? ['gate', !entry.open, 'gate closed'] : undefined;
    case 'vote': {
      const { kind, observer } = entry.change;
      const isSelf = kind === 'ObserverIsolated' || kind === 'ObserverReconnected';
      if (!isSelf || observer !== region) return undefined;
      return ['isolated', kind === 'ObserverIsolated', 'finds itself isolated'];
    }
    case 'fact': {
      const { kind, about } = entry.fact;
      if (about !== region || (kind !== 'HoldPlaced' && kind !== 'HoldReleased')) return undefined;
      return ['held', kind === 'HoldPlaced', 'held'];
    }
    case 'act': {
      const { act } = entry;
      if (act?.do !== 'hold' && act?.do !== 'release') return undefined;
      return act.region === region ? ['held', act.do === 'hold', 'held'] : undefined;
    }
    default:
      return undefined;
  }
}
