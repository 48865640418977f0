/** Row 15: what awaits its rate and counts for a partner then. No period with some of it is settled. */
import type { LocalDate, ProgramId } from '@tributary/contracts';
import { isTerminated, type Program } from './books.js';
import { localDate } from './calendar.js';
import { type Conversion, frozenFor, termsOf, withChanges } from './conversion.js';
import { rateOf } from './freezing.js';
import { partnersOf } from './owners.js';
import { remainsOf } from './remains.js';
import { standsFor } from './state.js';
import type { Work } from './work.js';

export interface Unrated {
  /** How many, by `unratedName`. */
  readonly waiting: Readonly<Record<string, number>>;
}

export const unratedKey = (program: ProgramId): string => `unrated/${program}`;
const unratedName = (day: LocalDate, currency: string): string => `${day} ${currency}`;

export function markUnrated(work: Work, program: Program, conversion: Conversion): Conversion {
  const { unrated: was = null } = conversion;
  const currency = termsOf(conversion)?.currency;
  if (was === null && currency === program.currency) return conversion;
  const isWaiting = rateOf(program, conversion) === null && counts(work, program, conversion);
  const now = isWaiting ? unratedName(localDate(program.zone, conversion.sold?.at ?? 0), currency ?? '') : null;
  if (was === now) return conversion;
  const key = unratedKey(program.program);
  const waiting = new Map(Object.entries(work.books.get<Unrated>(key)?.waiting ?? {}));
  if (was !== null) waiting.set(was, (waiting.get(was) ?? 0) - 1);
  if (now !== null) waiting.set(now, (waiting.get(now) ?? 0) + 1);
  const left = [...waiting].filter(([, count]) => count > 0);
  work.books.set(key, { waiting: Object.fromEntries(left) } satisfies Unrated);
  return withChanges(conversion, { unrated: now });
}

function counts({ books }: Work, program: Program, conversion: Conversion): boolean {
  const at = conversion.sold?.at ?? 0;
  const earning = partnersOf(conversion).filter(
    (partner) => frozenFor(conversion, partner) && !isTerminated(books, partner, at),
  );
  if (conversion.activity === 'net-revenue') return earning.length > 0 && remainsOf(conversion)?.left !== 0n;
  return earning.some((partner) => standsFor(program, conversion, partner, 'gross'));
}
