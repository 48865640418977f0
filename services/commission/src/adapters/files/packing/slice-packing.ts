/** How a slice is packed, by its key: those of which there are many have a packing of their own. */
import { packedConversion } from './conversion-packing.js';
import { packedCustomer } from './customer-packing.js';
import type { Packing } from './packer.js';
import { packedNode, packedRoot } from './tally-packing.js';

const packedAny: Packing<object> = {
  write: (to, slice) => to.anything(slice),
  read: (from) => from.anything(),
};

const packings: Readonly<Record<string, Packing<object>>> = {
  conversion: packedConversion,
  customer: packedCustomer,
  purchases: packedRoot,
  volume: packedRoot,
  hour: packedRoot,
  signups: packedRoot,
  active: packedRoot,
  cap: packedRoot,
};

export function packingOf(key: string): Packing<object> {
  const known = packings[key.slice(0, key.indexOf('/'))];
  if (known === packedRoot && key.includes('#')) return packedNode;
  return known ?? packedAny;
}
