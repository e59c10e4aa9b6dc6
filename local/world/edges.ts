import type http from 'node:http';
import type { RegionConfig } from '../../core/writer/region-config';
import type { Edge } from '../network/edge';
import { openEdge } from '../network/edge';
import { neutralAddress } from '../network/addresses';
import type { Network, Origin } from '../network/network';
import type { PlacedRegion } from '../names';
import { workload } from '../service/workload';

export type EdgesSettings = {
  readonly regions: readonly PlacedRegion[];
  readonly port: number;
  readonly network: Network;
  /** What probes and endpoint checks ask a region for. */
  readonly healthPaths: readonly string[];
  /** What a region's services were told last. */
  readonly configOf: (region: string) => RegionConfig | undefined;
  readonly now: () => number;
  readonly chance: () => number;
  /** Answers what is asked of a function URL; false where the host is none of the region's. */
  readonly serveFunction: (
    region: string,
    host: string,
    request: http.IncomingMessage,
    response: http.ServerResponse,
  ) => boolean;
};

/** Opens every region's way in, and neutral ground, all on one port. */
export async function openEdges(settings: EdgesSettings): Promise<Edge[]> {
  const { regions, port, network } = settings;
  const origin = originBy(regions);
  const opened = await Promise.all(
    regions.map(({ name, address }) => {
      const service = workload({
        region: name,
        network,
        healthPaths: settings.healthPaths,
        config: () => settings.configOf(name),
        now: settings.now,
        chance: settings.chance,
      });
      return openEdge(
        { address, port },
        {
          fateOf: (caller) => network.fateOf(origin(caller), name),
          isSilenced: () => network.isDown(name),
          serve: (request, response) => {
            const host = hostOf(request);
            if (settings.serveFunction(name, host, request, response)) return;
            service(request, response);
          },
        },
      );
    }),
  );
  const neutral = await openEdge(
    { address: neutralAddress, port },
    {
      fateOf: (caller) => network.fateOfOutbound(origin(caller)),
      isSilenced: () => false,
      serve: (_request, response) => {
        response.end('healthy\n');
      },
    },
  );
  return [...opened, neutral];
}

/** Who is calling: each region calls from its own address. */
export function originBy(regions: readonly PlacedRegion[]): (address: string) => Origin {
  const byAddress = new Map(regions.map(({ name, address }) => [address, name]));
  return (address) => {
    const region = byAddress.get(address.replace('::ffff:', ''));
    return region === undefined ? 'world' : { region };
  };
}

const hostOf = ({ headers }: http.IncomingMessage): string =>
  (headers.host ?? '').split(':')[0]?.toLowerCase() ?? '';
