/** Everything that entries add up to. State belongs to amounts: a part may be approved while another is pending. */
export interface Posted {
  readonly conversions: bigint;
  readonly gross: bigint;
  readonly refunded: bigint;
  readonly held: bigint;
  readonly pending: bigint;
  readonly approved: bigint;
}

export const nothing: Posted = { conversions: 0n, gross: 0n, refunded: 0n, held: 0n, pending: 0n, approved: 0n };

export const postedFields = Object.keys(nothing) as (keyof Posted)[];

export const plus = (a: Posted, b: Posted): Posted => ({
  conversions: a.conversions + b.conversions,
  gross: a.gross + b.gross,
  refunded: a.refunded + b.refunded,
  held: a.held + b.held,
  pending: a.pending + b.pending,
  approved: a.approved + b.approved,
});

export const minus = (a: Posted, b: Posted): Posted => ({
  conversions: a.conversions - b.conversions,
  gross: a.gross - b.gross,
  refunded: a.refunded - b.refunded,
  held: a.held - b.held,
  pending: a.pending - b.pending,
  approved: a.approved - b.approved,
});

export const isNothing = ({ conversions, gross, refunded, held, pending, approved }: Posted): boolean =>
  conversions === 0n && gross === 0n && refunded === 0n && held === 0n && pending === 0n && approved === 0n;
