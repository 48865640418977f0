/** The place of the last that fits, or -1. The engine asks this all the time, and the language's own way is slow. */
export function lastIndexOf<Item>(items: readonly Item[], fits: (item: Item) => boolean): number {
  for (let n = items.length - 1; n >= 0; n--) if (fits(items[n] as Item)) return n;
  return -1;
}

export const lastOf = <Item>(items: readonly Item[], fits: (item: Item) => boolean): Item | undefined =>
  items[lastIndexOf(items, fits)];
