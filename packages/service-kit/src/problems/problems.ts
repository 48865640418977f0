/** Every error of the API: a stable code, its HTTP status, and words for a person. RFC 9457. */
const table = {
  'malformed-json': [400, 'The body is not valid JSON'],
  'malformed-request': [400, 'The request cannot be read'],
  'not-signed-in': [401, 'Sign in first'],
  'wrong-credentials': [401, 'The e-mail address or the password is wrong'],
  'session-expired': [401, 'Your session has ended. Sign in again'],
  'not-permitted': [403, 'Your role may not do this'],
  'cross-site-request': [403, 'This request came from another site'],
  'setup-done': [409, 'This installation is set up already'],
  'not-found': [404, 'There is nothing here'],
  'unknown-program': [404, 'There is no such program'],
  'unknown-link': [404, 'There is no such link'],
  'unknown-partner': [404, 'There is no such partner'],
  'unknown-commission': [404, 'There is no such commission'],
  'unknown-entry': [404, 'There is no such entry'],
  'unknown-conversion': [404, 'There is no such conversion'],
  'unknown-chargeback': [404, 'There is no such chargeback'],
  'unknown-deal': [404, 'There is no such deal'],
  'unknown-customer': [404, 'There is no such customer'],
  'unknown-payout-run': [404, 'There is no such payout run'],
  'unknown-payout': [404, 'There is no such payout in this run'],
  'unknown-invitation': [404, 'There is no such invitation'],
  'unknown-read-model': [404, 'There is no such read model'],
  'unknown-dead-letter': [404, 'There is no such parked event'],
  'unknown-session': [404, 'There is no such session'],
  'unknown-api-key': [404, 'There is no such API key'],
  'already-exists': [409, 'This exists already'],
  'different-content': [409, 'Something else was recorded under this id; correct it by amending'],
  'amount-changed': [409, 'The amount has changed since you saw it'],
  'commission-on-hold': [409, 'The hold has not ended'],
  'bonus-not-settled': [
    409,
    'Sales of its period may still undo this bonus. It can be approved once the period is settled',
  ],
  'payout-under-way': [409, 'A payout to this partner is under way. Wait for its result'],
  'program-ended': [409, 'The program has ended'],
  'nothing-to-pay': [409, 'Nobody has money available in this currency'],
  'wrong-state': [409, 'This is not possible in its present state'],
  'invitation-closed': [409, 'The invitation is no longer open'],
  'changed-meanwhile': [409, 'Somebody else changed this at the same time. Try again'],
  'body-too-large': [413, 'The body is too large'],
  'unsupported-media-type': [415, 'Send application/json'],
  'invalid-input': [422, 'Some of the input is not valid'],
  'unknown-currency': [422, 'ISO 4217 knows no such currency'],
  'amount-out-of-range': [422, 'The amount is negative or too large'],
  'lines-do-not-add-up': [422, 'The lines do not add up to the amount'],
  'sum-out-of-range': [422, 'A sum is too large to be answered exactly'],
  'moment-in-future': [422, 'The moment lies in the future'],
  'target-not-allowed': [422, 'A link may only lead to the site of its program'],
  'unstorable-text': [422, 'The text contains characters that cannot be stored'],
  'wrong-password': [422, 'The current password is another one'],
  'too-many-requests': [429, 'Too many requests. Wait a moment'],
  'not-ready': [503, 'Not ready to serve'],
  'service-away': [503, 'A part of Tributary does not answer. Try again in a moment'],
  'verification-cut-off': [503, 'The process that verified has ended before it was done. Verify again'],
  'internal-error': [500, 'Something went wrong on our side'],
} as const satisfies Record<string, readonly [number, string]>;

export type ProblemCode = keyof typeof table;
export const problemCodes = Object.keys(table) as readonly ProblemCode[];

export interface Fault {
  /** Where in the input, such as `amount.currency`. */
  readonly path: string;
  readonly message: string;
  /** Of an item that is refused by itself. */
  readonly code?: ProblemCode;
}

export interface ProblemDetails {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: ProblemCode;
  readonly detail?: string;
  readonly errors?: readonly Fault[];
  /** For whoever looks the request up in the logs. */
  readonly correlation?: string;
}

/** Thrown by adapters alone; use cases answer refusals as values. */
export class Problem extends Error {
  readonly details: ProblemDetails;

  constructor(code: ProblemCode, more: { detail?: string; errors?: readonly Fault[] } = {}) {
    const [status, title] = table[code];
    super(more.detail ?? title);
    this.details = { type: `/problems/${code}`, title, status, code, ...more };
  }
}

export function problem(code: ProblemCode, more: { detail?: string; errors?: readonly Fault[] } = {}): Problem {
  return new Problem(code, more);
}
