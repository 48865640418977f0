/** The tallies under one name: of its whole life, and of each period. */
import type { LocalDate, Period } from '@tributary/contracts';
import { settledKey } from './books.js';
import { Known } from './known.js';
import type { Tally } from './standing.js';

export interface Tallies {
  readonly life: Tally;
  readonly of: (kind: Period) => (start: LocalDate) => Tally;
}

export const talliesOf = (name: string, program: string): Tallies => ({
  life: { key: `${name}/life`, settledBy: null },
  of: new Known(
    (kind: Period) =>
      new Known(
        (start: LocalDate): Tally => ({ key: `${name}/${kind}/${start}`, settledBy: settledKey(program, kind, start) }),
      ).of,
  ).of,
});
