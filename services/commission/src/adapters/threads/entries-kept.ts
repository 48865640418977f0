/** What a replay keeps of the entries that it comes to. */
import { createHash } from 'node:crypto';
import { addTo, type Sums } from '../../application/sums.js';
import { commissionOf } from '../../application/facts-from-events.js';
import type { Outcome } from '../../domain/outcomes.js';
import { postedFields } from '../../domain/posted.js';

interface EntriesKept<Result> {
  add(outcome: Outcome): void;
  result(): Result;
}

export class EntrySums implements EntriesKept<Sums> {
  private readonly sums: Sums = new Map();

  add(outcome: Outcome): void {
    if (outcome.kind === 'entry') addTo(this.sums, commissionOf(outcome), outcome.change);
  }

  result(): Sums {
    return this.sums;
  }
}

/** SHA-256 over a line for each, in their order. */
export class EntryDigest implements EntriesKept<string> {
  private readonly hash = createHash('sha256');

  add(outcome: Outcome): void {
    this.hash.update(lineOf(outcome));
  }

  result(): string {
    return this.hash.digest('hex');
  }
}

/** What a fold leads to, as one line: two replays with the same lines came to the same. */
export function lineOf(outcome: Outcome): string {
  if (outcome.kind === 'attributed') return `${outcome.customer.id} ${outcome.customer.owner?.partner}\n`;
  if (outcome.kind === 'surplus') return `${outcome.refund.refund} ${outcome.refund.surplus}\n`;
  const { conversion, commission, change, cause, ledBy } = outcome;
  const of = [conversion.id, commission.partner, commission.component, cause, ledBy];
  return `${[...of, ...postedFields.map((field) => change[field])].join(' ')}\n`;
}
