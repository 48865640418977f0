/** Slices as JSON: a bigint is text behind a mark that no other text begins with. */
const mark = '\u0001';

const marked = (_: string, value: unknown): unknown => {
  if (typeof value === 'bigint') return `${mark}${value}`;
  return typeof value === 'string' && value.startsWith(mark) ? `${mark}${value}` : value;
};

const unmarked = (_: string, value: unknown): unknown => {
  if (typeof value !== 'string' || !value.startsWith(mark)) return value;
  return value.startsWith(mark, 1) ? value.slice(1) : BigInt(value.slice(1));
};

export const encodeSlice = (slice: object): string => JSON.stringify(slice, marked);
export const decodeSlice = (text: string): object => JSON.parse(text, unmarked) as object;
