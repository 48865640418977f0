/** An expected "no", with the stable code that a client sees. */
export interface Refusal {
  readonly kind: 'refused';
  readonly code: RefusalCode;
  readonly detail: string;
  /** The field that it is about. */
  readonly path?: string;
}

export type RefusalCode =
  | 'already-exists'
  | 'amount-out-of-range'
  | 'different-content'
  | 'invalid-input'
  | 'lines-do-not-add-up'
  | 'moment-in-future'
  | 'program-ended'
  | 'target-not-allowed'
  | 'unknown-chargeback'
  | 'unknown-conversion'
  | 'unknown-currency'
  | 'unknown-customer'
  | 'unknown-deal'
  | 'unknown-link'
  | 'unknown-partner'
  | 'unknown-program'
  | 'unstorable-text'
  | 'wrong-state';

export const refuse = (code: RefusalCode, detail: string, path?: string): Refusal => ({
  kind: 'refused',
  code,
  detail,
  ...(path !== undefined && { path }),
});

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'refused';
}
