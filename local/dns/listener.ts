export type Place = { readonly address: string; readonly port: number };

/** Something that listens until it is closed. */
export type Listener = { readonly port: number; readonly close: () => Promise<void> };
