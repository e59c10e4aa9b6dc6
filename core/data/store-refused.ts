/** A database or cache that may not be moved now, in its API's own words. Asking again is no use at once. */
export class StoreRefused extends Error {
  override readonly name = 'StoreRefused';
}
