import { neutralAddress } from './network/addresses';

/** A region as the desk sees it: its name and the loopback address it lives at. */
export type PlacedRegion = { readonly name: string; readonly address: string };

/**
 * Names outside the hosted zone, and where they lead on the desk: each region's own entry and
 * function URLs lead to the region, canaries to neutral ground. Everything else does not exist.
 */
export class OutsideNames {
  private readonly addresses = new Map<string, string>();

  add(name: string, address: string): void {
    this.addresses.set(name.toLowerCase(), address);
  }

  addCanaries(urls: readonly string[]): void {
    for (const url of urls) this.add(new URL(url).hostname, neutralAddress);
  }

  addressOf(name: string): string | undefined {
    return this.addresses.get(name.toLowerCase().replace(/\.$/, ''));
  }
}
