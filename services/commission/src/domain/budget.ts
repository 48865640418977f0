/** Row 18: a program's budget lets through what is left of it at that moment; what was refused is never granted later. */
import type { Cap } from '@tributary/contracts';
import type { Books, Program } from './books.js';
import { localDate, periodOf } from './calendar.js';
import type { Commission } from './commission.js';
import { larger, smaller } from './ratio.js';

interface Used {
  readonly used: bigint;
}

export type Budgeted = NonNullable<Commission['budget']>;

export function budgetKey(program: Program, { period }: Cap, at: number): string {
  return `budget/${program.program}/${period ? `${period}/${periodOf(period, localDate(program.zone, at))}` : 'life'}`;
}

/** A decrease lowers what was granted and makes room for what comes later; an increase takes what room there is. */
export function askBudget(books: Books, key: string, cap: Cap, before: Budgeted | null, asked: bigint): Budgeted {
  const { asked: earlier, granted } = before ?? { asked: 0n, granted: 0n };
  const used = books.get<Used>(key)?.used ?? 0n;
  const room = larger(0n, BigInt(cap.amount) - used);
  const now = asked < earlier ? smaller(granted, asked) : granted + smaller(asked - earlier, room);
  if (now !== granted) books.set(key, { used: used + now - granted } satisfies Used);
  return { key, asked, granted: now };
}
