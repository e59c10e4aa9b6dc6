import { breaksRule } from '../../../support/breaks-rule';

breaksRule('residency.legal-survivor', [
  [
    { 'pools[1].regions': ['eu-west-1'], 'pools[0].regions[3]': 'eu-central-1' },
    'error pools[1].regions: pool eu is strict: losing eu-west-1 leaves no legal survivor',
  ],
]);

breaksRule('residency.jurisdiction', [
  [
    { 'regions[4].jurisdiction': 'CH' },
    'error pools[1].regions[1]: eu-central-1 is under "CH", and strict pool eu under "EU"',
  ],
]);

breaksRule('residency.cell', [
  [
    { 'cells[1].writer': 'us-east-1' },
    'error cells[1].writer: cell eu holds EU personal data and is written in us-east-1',
  ],
  [
    { 'cells[1].candidates': ['eu-central-1', 'us-east-1'] },
    'error cells[1].candidates: may be promoted in us-east-1',
  ],
  [
    { 'cells[1].cache.regions[1]': 'us-east-1' },
    'error cells[1].cache.regions: is cached in us-east-1',
  ],
  [
    { 'cells[0].euPersonalData': true },
    'error cells[0].cache.regions: is cached in us-west-2 and us-east-1',
  ],
]);
