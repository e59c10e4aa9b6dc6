import type { Act } from '../../../sim/slow-path/act';
import { actText, cueText } from '../../../sim/slow-path/act-text';
import type { Cue } from '../../../sim/slow-path/story';

test.each<[says: string, act: Act]>([
  ['lose us-west-2', { do: 'lose', region: 'us-west-2' }],
  ['sicken us-west-2 100 %', { do: 'sicken', region: 'us-west-2' }],
  ['part us-west-2 from eu-west-1', { do: 'part', region: 'us-west-2', from: 'eu-west-1' }],
  ['lie eu-west-1 about us-west-2', { do: 'lie', region: 'eu-west-1', about: 'us-west-2' }],
  ['throttle 30 %', { do: 'throttle', share: 0.3 }],
  ['throttle 0 %', { do: 'throttle', share: 0 }],
  ['lose-route53-answers 2', { do: 'lose-route53-answers', count: 2 }],
  ['kill-switch-on by ana', { do: 'kill-switch-on', by: 'ana' }],
  ['order us-west-2 by ana', { do: 'order', region: 'us-west-2', by: 'ana' }],
  [
    'order us-west-2 as a drill by ana',
    { do: 'order', region: 'us-west-2', by: 'ana', drill: true },
  ],
  ['mend', { do: 'mend', region: undefined }],
])('%s: an act says everything that it does', (says, act) => {
  expect(actText(act)).toBe(says);
});

test.each<[says: string, cue: Cue]>([
  ['8.2 s', { atSeconds: 8.21 }],
  ['at turning point 46', { when: 'anywhere', nth: 46 }],
  ['at turning point 46, 90 s later', { when: 'anywhere', nth: 46, laterSeconds: 90 }],
  ['at exit FenceWriter', { when: 'exit FenceWriter' }],
])('%s: a cue says when it is due', (says, cue) => {
  expect(cueText(cue)).toBe(says);
});
