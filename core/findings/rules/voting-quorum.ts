import type { Rule } from '../finding';

/** A gate closes by a strict majority of the others, and by no more votes than there can be. */
export const votingQuorum: Rule = {
  id: 'voting.quorum',
  check: ({ regions, voting: { quorum } }) => {
    const others = regions.length - 1;
    const majority = Math.floor(others / 2) + 1;
    if (quorum === 'majority' || (quorum >= majority && quorum <= others)) return [];
    return [
      {
        severity: 'error',
        path: 'voting.quorum',
        got: quorum,
        problem:
          quorum > others
            ? `only ${others} others can vote, so no gate would ever close`
            : `no strict majority (${majority}) of the ${others} others: a minority could drain`,
        instead: `write "majority", or a number from ${majority} to ${others}`,
      },
    ];
  },
};
