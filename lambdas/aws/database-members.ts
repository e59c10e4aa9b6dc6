import { databaseMemberName } from '../../core/topology/names';

/** The ARN of a database's copy in each region. */
export type Members = Readonly<Record<string, string>>;

export type DatabaseCell = {
  readonly name: string;
  readonly kind: 'aurora-global' | 'rds-replica';
  /** The regions of the copies that carry Meridian's names, or the ARNs of those that do not. */
  readonly members: readonly string[] | Members;
};

export type DatabaseSettings = {
  readonly environment: string;
  readonly account: string;
  readonly cells: readonly DatabaseCell[];
};

/** The copies of a cell's database; throws for a cell that has none. */
export function databaseOf(
  { environment, account, cells }: DatabaseSettings,
  cell: string,
): { readonly kind: DatabaseCell['kind']; readonly members: Members } {
  const found = cells.find(({ name }) => name === cell);
  if (found === undefined) {
    const known = cells.map(({ name }) => name).join(', ');
    throw new Error(`no database of cell ${cell}; there is one of ${known || 'no cell'}`);
  }
  const { kind, members } = found;
  if (!isList(members)) return { kind, members };
  const resource = kind === 'aurora-global' ? 'cluster' : 'db';
  const named = members.map((region): [string, string] => {
    const id = databaseMemberName(environment, cell, region);
    return [region, `arn:aws:rds:${region}:${account}:${resource}:${id}`];
  });
  return { kind, members: Object.fromEntries(named) };
}

const isList = (members: readonly string[] | Members): members is readonly string[] =>
  Array.isArray(members);

/** The copy in a region; throws where there is none. */
export function memberIn(members: Members, region: string): string {
  const arn = members[region];
  if (arn !== undefined) return arn;
  const known = Object.keys(members).join(', ');
  throw new Error(`no copy of the database in ${region}; there is one in ${known}`);
}

/** `arn:<partition>:rds:<region>:<account>:<kind>:<id>` */
export const regionOf = (arn: string): string | undefined => arn.split(':')[3];
export const identifierOf = (arn: string): string | undefined => arn.split(':')[6];
