/** What a replay and its threads say to each other. */
import type { Sums } from '../../application/sums.js';

/** Of the entries: what each commission comes to, or one digest of them all, which takes no memory. */
export interface Kept {
  readonly sums: Sums;
  readonly digest: string;
}

export interface ThreadData {
  readonly keeps: keyof Kept;
  /** Of its books: how many slices are asked for in a generation. */
  readonly limit: number;
}

/** Facts as V8 writes them; null where there are no more. */
export type ToThread = Uint8Array | null;
/** A batch is folded; or all are, and this is what was kept. */
export type FromThread = { readonly kept?: Kept[keyof Kept] };
