/** The places of those that do not begin after the one before them. */
export const notAscending = (steps: readonly { readonly from: number }[]): number[] =>
  steps.flatMap(({ from }, n) => (n > 0 && from <= (steps[n - 1]?.from ?? 0) ? [n] : []));
