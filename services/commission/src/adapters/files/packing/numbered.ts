/** Texts and objects by number, for as long as the process runs. */
export class Numbered {
  private readonly numbers = new Map<string | object, number>();
  private readonly values: (string | object)[] = [];

  numberOf(value: string | object): number {
    const known = this.numbers.get(value);
    if (known !== undefined) return known;
    this.numbers.set(value, this.values.length);
    return this.values.push(value) - 1;
  }

  valueOf(number: number): string | object | undefined {
    return this.values[number];
  }
}
