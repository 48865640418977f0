/** What settles sale by sale for a partner: its volume, caps and bonuses without a period (rows 17, 18 and 27). */
import type { Program } from './books.js';
import { settleFront, type Tally } from './standing.js';
import type { Work } from './work.js';

interface Fronts {
  readonly keys: readonly string[];
}

export const lifeKey = (partner: string, program: string): string => `volume/${partner}/${program}/life`;
const frontsKey = (partner: string, program: string): string => `fronts/${partner}/${program}`;

/** Before anything of the partner's changes, all by the recordings of its sales. */
export function settleFronts(work: Work, { program, counts }: Program, partner: string): void {
  if (!counts.lifetime || (counts.since?.lifetime ?? 0) >= work.clock) return;
  const life = lifeKey(partner, program);
  const others = work.books.get<Fronts>(frontsKey(partner, program))?.keys ?? [];
  for (const key of [life, ...others]) settleFront(work.books, key, work.clock, life);
}

/** From now on it settles with the others. */
export function joinFronts(work: Work, { program }: Program, partner: string, { key, settledBy }: Tally): void {
  if (settledBy !== null) return;
  const keys = work.books.get<Fronts>(frontsKey(partner, program))?.keys ?? [];
  if (!keys.includes(key)) work.books.set(frontsKey(partner, program), { keys: [...keys, key] } satisfies Fronts);
}
