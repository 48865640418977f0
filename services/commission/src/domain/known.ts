/** Values by what they follow from, made once. What is equal is then the same object, and a text's hash is known. */
export class Known<From, Value> {
  private values = new Map<From, Value>();

  constructor(
    private readonly make: (from: From) => Value,
    private readonly limit = 20_000,
  ) {}

  readonly of = (from: From): Value => {
    const found = this.values.get(from);
    if (found !== undefined) return found;
    if (this.values.size >= this.limit) this.values.clear();
    const made = this.make(from);
    this.values.set(from, made);
    return made;
  };
}

/** The latest alone, for what is asked for over and over while one fact is folded. */
export function latest<From, Value>(make: (from: From) => Value): (from: From) => Value {
  let known: { readonly from: From; readonly value: Value } | undefined;
  return (from) => {
    if (known?.from !== from) known = { from, value: make(from) };
    return known.value;
  };
}
