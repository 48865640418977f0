/** The places of a conversion in the tallies that count it, by slot. */
import type { Standing } from './standing.js';

export interface InSlot {
  readonly slot: string;
  readonly standing: Standing;
}

export type Standings = readonly InSlot[];

export function standingIn(standings: Standings, slot: string): Standing | undefined {
  for (const one of standings) if (one.slot === slot) return one.standing;
  return undefined;
}

export function withStanding(standings: Standings, slot: string, standing: Standing): Standings {
  const n = standings.findIndex((one) => one.slot === slot);
  if (n >= 0 && standings[n]?.standing === standing) return standings;
  const inSlot = { slot, standing };
  return n < 0 ? [...standings, inSlot] : standings.with(n, inSlot);
}
