/** Row 27: which bonuses may not be approved yet, because what they are for may still change. */
import type { CommissionId, ConversionId, LocalDate, PartnerId, Period } from '@tributary/contracts';

/** What has to be settled first. */
export interface Unsettled {
  readonly period: Period | 'lifetime';
  /** The first day of the period; null for a lifetime. */
  readonly from: LocalDate | null;
}

export interface MayBeUnsettled {
  readonly commission: CommissionId;
  readonly conversion: ConversionId;
  readonly partner: PartnerId;
  readonly kind: string;
  readonly state: string;
}

/** Answers those that wait alone. */
export type UnsettledOf = (commissions: readonly MayBeUnsettled[]) => Promise<ReadonlyMap<CommissionId, Unsettled>>;
