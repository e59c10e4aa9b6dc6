import type { Rule } from '../finding';
import { number, percent } from '../wording';

/** Shares are percent of all traffic; a hundredth is rounding. */
export const sharesSum: Rule = {
  id: 'shares.sum',
  check: ({ regions }) => {
    const sum = regions.reduce((total, { share }) => total + share, 0);
    if (Math.abs(sum - 100) < 0.01) return [];
    const difference = sum - 100;
    return [
      {
        severity: 'error',
        path: 'regions',
        got: regions.map(({ share }) => share),
        problem: `the shares come to ${percent(sum)} of all traffic, not 100 %`,
        instead: `${difference > 0 ? 'take' : 'add'} ${number(Math.abs(difference))} ${
          difference > 0 ? 'from' : 'to'
        } the share of some region`,
      },
    ];
  },
};
