import type { PlanBudget } from '../../core/plan/plan';
import { originName, rootName } from '../../core/topology/names';
import type { Topology } from '../../core/topology/schema';
import { describePlace, geography } from '../../models/route53/geography';
import type { Recovery } from '../clients/recovery';

type Calm = { readonly clients: number; readonly region: string; readonly seconds: number };

/** What stands on the desk before anything happens to it. */
export function calmText(topology: Topology, { clients, region, seconds }: Calm): string {
  const pools = topology.pools.map(({ name, regions }) => `${name}: ${regions.join(', ')}`);
  return [
    '',
    `${topology.regions.length} regions serve ${rootName(topology)} to ${clients} clients`,
    ...pools.map((pool) => `  ${pool}`),
    `in ${seconds} s ${region} will go silent`,
    '',
  ].join('\n');
}

type Outcome = {
  readonly region: string;
  readonly recovery: Recovery;
  readonly budget: PlanBudget;
  readonly shares: Readonly<Record<string, number>>;
};

/** The measured recovery beside the budget, and where requests go now. */
export function outcomeText({ region, recovery, budget, shares }: Outcome): string {
  const { rtoSeconds, failedRequests, affectedClients } = recovery;
  const measured = rtoSeconds === undefined ? 'not yet' : `${rtoSeconds.toFixed(1)} s`;
  const sorted = Object.entries(shares).toSorted(([, a], [, b]) => b - a);
  return [
    '',
    `recovery from the loss of ${region}, until the last client was served again`,
    `  measured      ${measured}`,
    `  planned p99   ${budget.p99Seconds.toFixed(1)} s`,
    `  hard bound    ${budget.boundSeconds.toFixed(1)} s`,
    `  target        ${budget.targetSeconds?.toFixed(1) ?? 'none'} s`,
    `${failedRequests} requests of ${affectedClients} clients failed on the way`,
    `requests now go to ${sorted.map(([name, share]) => `${name} ${share.toFixed(0)} %`).join(', ')}`,
  ].join('\n');
}

type Doors = {
  readonly dns: { readonly address: string; readonly port: number };
  readonly port: number;
  readonly addresses: Readonly<Record<string, string>>;
};

/** How to play with what stands. */
export function invitation(topology: Topology, { dns, port, addresses }: Doors): string {
  const root = rootName(topology);
  const [region = ''] = Object.keys(addresses);
  const ask = `dig @${dns.address} -p ${dns.port} ${root}`;
  return [
    '',
    'the world stays up; in another terminal:',
    '  npx meridian status',
    '  npx meridian heal',
    '  npx meridian break gray us-east-1        (npx meridian break --help lists faults)',
    '  npx meridian hold <region> --reason "…"  (and release)',
    `  ${ask} +subnet=198.51.100.0/24`,
    `  curl -H 'Host: ${originName(topology, region)}' http://${addresses[region] ?? ''}:${port}/region-health`,
    '',
    'places of the documentation prefixes (+subnet=…):',
    ...geography.map(
      ({ prefix, label, ...place }) =>
        `  ${prefix.padEnd(18)} ${describePlace(place).padEnd(8)} ${label}`,
    ),
    '  anything else      the default, *',
    '',
    'Ctrl-C ends it',
  ].join('\n');
}
