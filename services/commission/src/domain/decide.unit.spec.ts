import type { Commission } from './commission.js';
import type { Chargeback, Conversion } from './conversion.js';
import { type Decided, decide, type DecisionKind } from './decide.js';

const given = (
  commission: Omit<Partial<Commission>, 'posted'> & { posted?: Partial<Commission['posted']> } = {},
  more: {
    settled?: bigint;
    isPayoutOpen?: boolean;
    isUnsettled?: boolean;
    holdUntil?: number | null;
    chargebacks?: object[];
  } = {},
): Decided => ({
  conversion: {
    frozen: [{ partner: 'ann', version: 1, tier: null, parents: [], holdUntil: more.holdUntil ?? null }],
    chargebacks: (more.chargebacks ?? []) as Chargeback[],
  } as unknown as Conversion,
  commission: {
    ...{ component: 'base', rejected: false, released: false, corrected: null },
    ...commission,
    posted: { held: 0n, pending: 0n, approved: 0n, ...commission.posted },
  } as Commission,
  settled: more.settled ?? 0n,
  isPayoutOpen: more.isPayoutOpen ?? false,
  isUnsettled: more.isUnsettled ?? false,
});
const on = (kind: DecisionKind, decided: Decided | undefined, amount: number, corrected?: number) =>
  decide(kind, decided, { amount: BigInt(amount), corrected: corrected === undefined ? undefined : BigInt(corrected) });

describe('a decision', () => {
  it('needs a commission', () => {
    for (const kind of ['approve', 'withdraw', 'reject', 'reopen', 'release', 'correct'] as const)
      expect(on(kind, undefined, 0)).toBe('unknown-commission');
  });

  it('approves what is pending, and nothing that is held', () => {
    const pending = given({ posted: { pending: 100n, approved: 50n } });
    expect(on('approve', pending, 100)).toBeNull();
    expect(on('approve', pending, 150)).toBe('amount-changed');
    expect(on('approve', given({ posted: { held: 1n, pending: 100n } }), 100)).toBe('commission-on-hold');
    expect(on('approve', given(), 0)).toBe('amount-changed');
    expect(on('approve', given({ rejected: true, posted: { pending: 100n } }), 100)).toBe('wrong-state');
  });

  it('approves no bonus that its period may still undo', () => {
    const unsettled = given({ posted: { pending: 100n } }, { isUnsettled: true });
    expect(on('approve', unsettled, 100)).toBe('bonus-not-settled');
    expect(on('reject', unsettled, 100)).toBeNull();
  });

  it('withdraws what is approved and in no payout', () => {
    const approved = given({ posted: { approved: 100n, pending: 20n } });
    expect(on('withdraw', approved, 100)).toBeNull();
    expect(on('withdraw', approved, 120)).toBe('amount-changed');
    const paid = given({ posted: { approved: 100n } }, { settled: 60n });
    expect(on('withdraw', paid, 40)).toBeNull();
    expect(on('withdraw', paid, 100)).toBe('amount-changed');
    expect(on('withdraw', given({ posted: { approved: 100n } }, { settled: 100n }), 0)).toBe('wrong-state');
    expect(on('withdraw', given({ posted: { approved: 100n } }, { isPayoutOpen: true }), 100)).toBe('payout-under-way');
    expect(on('withdraw', given({ component: 'manual', posted: { approved: 100n } }), 100)).toBe('wrong-state');
  });

  it('rejects all of it, and reopens what is rejected', () => {
    const all = given({ posted: { held: 1n, pending: 20n, approved: 300n } });
    expect(on('reject', all, 321)).toBeNull();
    expect(on('reject', all, 320)).toBe('amount-changed');
    expect(on('reject', given({ rejected: true }), 0)).toBe('wrong-state');
    expect(on('reject', given({ component: 'manual', posted: { approved: 5n } }), 5)).toBe('wrong-state');
    expect(on('reopen', given({ rejected: true }), 0)).toBeNull();
    expect(on('reopen', given(), 0)).toBe('wrong-state');
  });

  it('releases what time holds, and no dispute', () => {
    const held = { posted: { held: 100n, approved: 5n } };
    expect(on('release', given(held, { holdUntil: 9 }), 100)).toBeNull();
    expect(on('release', given(held, { holdUntil: 9 }), 105)).toBe('amount-changed');
    expect(on('release', given({}, { holdUntil: 9 }), 0)).toBe('amount-changed');
    expect(on('release', given(held), 100)).toBe('wrong-state');
    expect(on('release', given({ ...held, released: true }, { holdUntil: 9 }), 100)).toBe('wrong-state');
    const open = { openedAt: 1, lostAt: null, wonAt: null };
    expect(on('release', given(held, { holdUntil: 9, chargebacks: [open] }), 100)).toBe('wrong-state');
  });

  it('corrects what its author saw to another amount', () => {
    const seen = given({ posted: { pending: 100n, approved: 50n } });
    expect(on('correct', seen, 150, 200)).toBeNull();
    expect(on('correct', seen, 150, 0)).toBeNull();
    expect(on('correct', seen, 100, 200)).toBe('amount-changed');
    expect(on('correct', given({ corrected: 200n, posted: { pending: 200n } }), 200, 200)).toBe('wrong-state');
    expect(on('correct', given({ rejected: true }), 0, 200)).toBe('wrong-state');
  });
});
