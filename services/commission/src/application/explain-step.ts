import type { CommissionId, Period } from '@tributary/contracts';

export interface Amount {
  readonly amount: number;
  readonly currency: string;
}

export interface Step {
  readonly kind: string;
  readonly at: string | null;
  /** `at` is when it became known, not when it happened. */
  readonly isRecorded: boolean;
  readonly title: string;
  readonly detail: string | null;
  readonly amount: Amount | null;
  /** Another commission that has to do with it. */
  readonly commission: string | null;
}

/** Of whom an override is a share, and the commission that it is a share of. */
export interface Child {
  readonly name: string;
  readonly commission: string;
}

/** Of an entry by hand: the commission of the entry that it undoes, or that undoes it and when. */
export interface Undoing {
  readonly undoes: CommissionId | null;
  readonly undoneBy: { readonly commission: CommissionId; readonly at: number } | null;
}

export interface Circumstances {
  readonly child: Child | null;
  readonly undoing: Undoing | null;
  /** What of a bonus, null of a lifetime or of what is none. */
  readonly period: Period | null;
  readonly isUnsettled: boolean;
  /** The sender's ids of those that are neither lost nor won yet. */
  readonly openChargebacks: readonly string[];
}

type Told = Pick<Step, 'kind' | 'title'> & Partial<Omit<Step, 'kind' | 'title' | 'at'>> & { at?: string | null };

/** `at` in milliseconds since 1970, as rows have it. */
export function makeStep({ at = null, ...told }: Told): Step {
  const moment = at === null ? null : new Date(Number(at)).toISOString();
  return { isRecorded: false, detail: null, amount: null, commission: null, ...told, at: moment };
}
