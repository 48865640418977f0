/** What the schema cannot say about a plan. */
import type { Plan } from '@tributary/contracts';
import type { Finding } from './finding.js';

export interface Known {
  readonly currency: string;
  isPartner(idOrCode: string): boolean;
  /** That any partner of the program is in. */
  readonly tiers: ReadonlySet<string>;
}

export interface Judgement {
  readonly errors: readonly Finding[];
  readonly warnings: readonly Finding[];
}

export function judgePlan(_plan: Plan, _known: Known): Judgement {
  return { errors: [], warnings: [] };
}
