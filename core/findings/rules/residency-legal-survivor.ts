import type { Rule } from '../finding';

/** A strict pool never answers outside, so with one region its loss leaves nobody who may serve. */
export const residencyLegalSurvivor: Rule = {
  id: 'residency.legal-survivor',
  check: ({ pools }) =>
    pools.flatMap(({ name, strict, regions, jurisdiction }, index) =>
      !strict || regions.length > 1
        ? []
        : [
            {
              severity: 'error' as const,
              path: `pools[${index}].regions`,
              got: regions,
              problem: `pool ${name} is strict: losing ${regions.join()} leaves no legal survivor`,
              instead: `add a second region${
                jurisdiction === undefined ? '' : ` under "${jurisdiction}"`
              }, or accept the rule with a reason`,
            },
          ],
    ),
};
