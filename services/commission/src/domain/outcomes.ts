/** What a fact leads to, to be posted. */
import type { AttributionReasonData, CustomerId, EntryCause, ProgramId } from '@tributary/contracts';
import type { Owner } from './attribution.js';
import type { Customer } from './books.js';
import type { Commission } from './commission.js';
import type { Conversion, Refund } from './conversion.js';
import type { Posted } from './posted.js';

/** What one fact changes in one commission: target minus posted. */
export interface Entry {
  readonly kind: 'entry';
  readonly conversion: Conversion;
  readonly commission: Commission;
  readonly change: Posted;
  /** What the program pays in. */
  readonly currency: string;
  readonly cause: EntryCause;
  readonly holdUntil: number | null;
  /** Where less is approved than before: what was paid before this moment is not taken back. */
  readonly clawbackFrom: number | null;
  /** What moved it, where that is another conversion or a refund. */
  readonly ledBy: string | null;
}

export interface Attributed {
  readonly kind: 'attributed';
  readonly customer: Customer;
  readonly from: Owner | null;
  readonly reason: AttributionReasonData;
}

export interface SurplusChanged {
  readonly kind: 'surplus';
  readonly refund: Refund;
  readonly program: ProgramId;
  readonly customer: CustomerId | null;
}

export type Outcome = Entry | Attributed | SurplusChanged;
