/** Rows 20 to 23: what a customer has bought in a program, in canonical order. */
import type { CustomerId } from '@tributary/contracts';
import type { Books, Program } from './books.js';
import type { Conversion } from './conversion.js';
import { latest } from './known.js';
import { settleFront } from './standing.js';
import { membersFrom } from './tally-members.js';
import type { Work } from './work.js';

export const purchasesKey = latest((customer: string): string => `purchases/${customer}`);

/** When a customer ordered first, whatever has become of that. */
export function firstSaleAt(books: Books, customer: CustomerId): number | null {
  for (const { id } of membersFrom(books, purchasesKey(customer))) {
    const found = books.get<Conversion>(id);
    if (found?.kind === 'sale') return found.sold?.at ?? null;
  }
  return null;
}

/** Row 21: who buys first is final sale by sale, from when a version asks for it. */
export function settlePurchases(work: Work, { counts }: Program, key: string): void {
  if (counts.purchases && (counts.since?.purchases ?? 0) < work.clock) settleFront(work.books, key, work.clock);
}
