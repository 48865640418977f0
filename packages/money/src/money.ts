/** Amounts are integers of minor units; a currency is its ISO 4217 code. */
export interface Money {
  readonly amount: bigint;
  readonly currency: string;
}

export interface WireMoney {
  readonly amount: number;
  readonly currency: string;
}

/** What JSON's numbers hold exactly; larger amounts are refused at the edge. */
export const largestAmount = BigInt(Number.MAX_SAFE_INTEGER);

export const isInRange = (amount: bigint): boolean => amount >= -largestAmount && amount <= largestAmount;

/**
 * The most that one act may be worth, in minor units: so much is sold nowhere at once, and thousands of them add up to what
 * JSON's numbers hold exactly.
 */
export const largestTransaction = 1_000_000_000_000n;

export const fitsOneTransaction = (amount: bigint): boolean =>
  amount >= -largestTransaction && amount <= largestTransaction;

export class BeyondWire extends RangeError {}

/** A figure as the wire carries it, never a rounded one. */
export function exactly(amount: bigint | string): number {
  const exact = BigInt(amount);
  if (!isInRange(exact)) throw new BeyondWire(`${exact} is beyond what the wire carries`);
  return Number(exact);
}

export const toWire = ({ amount, currency }: Money): WireMoney => ({ amount: exactly(amount), currency });

export const fromWire = ({ amount, currency }: WireMoney): Money => ({ amount: BigInt(amount), currency });
