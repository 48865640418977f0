import type { CommissionId, EventId, OrganisationId, PartnerId, PayoutId } from '@tributary/contracts';
import fc from 'fast-check';
import { balanceOf, type Books, emptyBooks, type Owner, settledOf } from './books.js';
import { fold, type Folded, type Movement } from './ledger.js';

const ann: Owner = { organisation: 'acme' as OrganisationId, partner: 'ann' as PartnerId, currency: 'GBP' };
const day = 86_400_000;

function ledger(books: Books = emptyBooks(), owner: Owner = ann) {
  let position = 0n;
  let at = 0;
  const results: Folded[] = [];
  const take = (movement: object): Folded => {
    position += 1n;
    const envelope = { ...owner, cause: `cause-${owner.partner}-${position}` as EventId, position, recordedAt: at };
    const folded = fold(books, { ...envelope, ...movement } as Movement);
    results.push(folded);
    return folded;
  };
  const one = {
    books,
    results,
    entry: (
      commission: string,
      amounts: { held?: bigint; pending?: bigint; approved?: bigint; clawbackFrom?: number },
    ) =>
      take({
        type: 'EntryPosted',
        commission: commission as CommissionId,
        held: 0n,
        pending: 0n,
        approved: 0n,
        clawbackFrom: 0,
        ...amounts,
      }),
    approve: (commission: string, amount: bigint) => one.entry(commission, { approved: amount }),
    requested: (payout: string, amount: bigint) =>
      take({ type: 'PayoutRequested', payout: payout as PayoutId, amount }),
    paid: (payout: string, amount: bigint) => take({ type: 'PayoutPaid', payout: payout as PayoutId, amount }),
    returned: (payout: string, amount: bigint) => take({ type: 'PayoutReturned', payout: payout as PayoutId, amount }),
    payOut: (payout: string, amount: bigint) => {
      one.requested(payout, amount);
      one.paid(payout, amount);
    },
    wait: (days: number, more = 0) => {
      at += days * day + more;
    },
    balance: () => balanceOf(books, owner),
    funds: (commission: string) => books.funds.get(commission as CommissionId),
  };
  return one;
}

describe('the ledger', () => {
  it('moves an approved amount from pending to available, and its cost stays the same', () => {
    const { entry, balance } = ledger();
    entry('x', { held: 1_000n });
    entry('x', { held: -1_000n, pending: 1_000n });
    const { transaction } = entry('x', { pending: -1_000n, approved: 1_000n });
    expect(transaction?.postings).toEqual([
      { account: 'partner-pending', amount: -1_000n },
      { account: 'partner-available', amount: 1_000n },
    ]);
    expect(balance()).toMatchObject({ held: 0n, pending: 0n, available: 1_000n });
  });

  it('repays debt by an approval first (row 33)', () => {
    const { approve, payOut, balance } = ledger();
    approve('x', 5_000n);
    payOut('p', 5_000n);
    approve('x', -5_000n);
    expect(balance()).toMatchObject({ debt: 5_000n, available: 0n, paid: 5_000n });
    approve('y', 3_000n);
    expect(balance()).toMatchObject({ debt: 2_000n, available: 0n });
  });

  it('takes a refund from the commission itself before anything else', () => {
    const { approve, balance, funds } = ledger();
    approve('x', 1_000n);
    approve('y', 1_000n);
    approve('y', -400n);
    expect(balance()).toMatchObject({ available: 1_600n, debt: 0n });
    expect(funds('x')?.unpaid).toBe(1_000n);
    expect(funds('y')?.unpaid).toBe(600n);
  });

  it('takes the refund of what is paid from other available money, the oldest first, and makes the rest a debt', () => {
    const { approve, payOut, balance, funds } = ledger();
    approve('x', 2_000n);
    payOut('p', 2_000n);
    approve('y', 300n);
    approve('z', 500n);
    approve('x', -600n);
    expect(funds('y')?.unpaid).toBe(0n);
    expect(funds('z')?.unpaid).toBe(200n);
    approve('x', -1_000n);
    expect(balance()).toMatchObject({ available: 0n, debt: 800n, writtenOff: 0n });
  });

  it('pays the oldest approved first when it pays a part', () => {
    const { approve, requested, funds } = ledger();
    approve('x', 300n);
    approve('y', 500n);
    requested('p', 400n);
    expect(funds('x')?.unpaid).toBe(0n);
    expect(funds('y')?.unpaid).toBe(400n);
  });

  it('makes a debt of what was paid since the day to which a refund reaches back, and writes off what was before', () => {
    const { approve, entry, payOut, wait, balance } = ledger();
    approve('x', 1_000n);
    payOut('p', 1_000n);
    wait(1);
    approve('x', 300n);
    payOut('q', 300n);
    entry('x', { approved: -500n, clawbackFrom: day });
    expect(balance()).toMatchObject({ debt: 300n, writtenOff: 200n, paid: 1_300n });
    entry('x', { approved: -100n, clawbackFrom: 0 });
    expect(balance()).toMatchObject({ debt: 400n, writtenOff: 200n });
  });

  it('leaves a requested payout alone when its commission is refunded', () => {
    const { approve, requested, paid, balance } = ledger();
    approve('x', 1_000n);
    requested('p', 1_000n);
    approve('x', -1_000n);
    expect(balance()).toMatchObject({ inTransit: 1_000n, debt: 1_000n });
    paid('p', 1_000n);
    expect(balance()).toMatchObject({ inTransit: 0n, paid: 1_000n, debt: 1_000n });
  });

  it('makes a returned payout available again, less what became a debt meanwhile', () => {
    const { approve, requested, returned, balance } = ledger();
    approve('x', 1_000n);
    approve('y', 500n);
    requested('p', 1_500n);
    approve('x', -1_000n);
    returned('p', 1_500n);
    expect(balance()).toMatchObject({ inTransit: 0n, available: 500n, debt: 0n });
  });

  it('refuses a payout of more than is available, and nothing moves', () => {
    const { approve, requested, returned, paid, balance } = ledger();
    approve('x', 1_000n);
    expect(requested('p', 1_000n).refused).toBeNull();
    expect(requested('again', 1_000n)).toEqual({ transaction: null, refused: 'again', settled: [] });
    expect(paid('again', 1_000n).transaction).toBeNull();
    expect(returned('again', 1_000n).transaction).toBeNull();
    expect(balance()).toMatchObject({ inTransit: 1_000n, available: 0n });
  });

  it('pays a payout once however often it is told', () => {
    const { approve, payOut, paid, balance } = ledger();
    approve('x', 1_000n);
    payOut('p', 1_000n);
    paid('p', 1_000n);
    expect(balance()).toMatchObject({ paid: 1_000n, inTransit: 0n });
  });
});

describe('what is settled of commissions', () => {
  const settled = (...parts: [string, bigint, bigint][]) =>
    parts.map(([commission, amount, paid]) => ({ commission, amount, paid }));

  it('is what a payout covers, the oldest approval first, once it is paid', () => {
    const { approve, requested, paid } = ledger();
    expect(approve('x', 300n).settled).toEqual([]);
    approve('y', 500n);
    expect(requested('p', 400n).settled).toEqual([]);
    expect(paid('p', 400n).settled).toEqual(settled(['x', 300n, 300n], ['y', 100n, 100n]));
    expect(paid('p', 400n).settled).toEqual([]);
    requested('q', 400n);
    expect(paid('q', 400n).settled).toEqual(settled(['y', 500n, 500n]));
  });

  it('is what a debt keeps of an approval, which no payout paid', () => {
    const { approve, payOut } = ledger();
    approve('x', 1_000n);
    payOut('p', 1_000n);
    expect(approve('x', -600n).settled).toEqual(settled(['x', 400n, 400n]));
    expect(approve('y', 900n).settled).toEqual(settled(['y', 600n, 0n]));
  });

  it("is what another commission's refund takes", () => {
    const { approve, payOut } = ledger();
    approve('x', 1_000n);
    payOut('p', 1_000n);
    approve('y', 700n);
    expect(approve('x', -400n).settled).toEqual(settled(['x', 600n, 600n], ['y', 400n, 0n]));
  });

  it('is what an entry that takes off takes, of itself nothing', () => {
    const { approve, balance } = ledger();
    approve('x', 500n);
    expect(approve('undone', -500n).settled).toEqual(settled(['x', 500n, 0n]));
    expect(approve('fine', -700n).settled).toEqual([]);
    expect(approve('y', 300n).settled).toEqual(settled(['y', 300n, 0n]));
    expect(balance()).toMatchObject({ paid: 0n, debt: 400n });
  });

  it('is told again where what a payout paid is kept for a debt once it came back', () => {
    const { approve, payOut, returned } = ledger();
    approve('x', 500n);
    payOut('p', 500n);
    approve('fine', -500n);
    expect(returned('p', 500n).settled).toEqual(settled(['x', 500n, 0n]));
  });

  it('is nothing again of what the bank returned, except what repays a debt', () => {
    const { approve, payOut, returned } = ledger();
    approve('x', 1_000n);
    approve('y', 500n);
    payOut('p', 1_500n);
    expect(approve('x', -1_000n).settled).toEqual(settled(['x', 0n, 0n]));
    expect(returned('p', 1_500n).settled).toEqual(settled(['y', 0n, 0n]));
    payOut('q', 500n);
    expect(approve('y', -200n).settled).toEqual(settled(['y', 300n, 300n]));
  });
});

type Step =
  | { kind: 'entry'; commission: number; amount: number }
  | { kind: 'request'; share: number }
  | { kind: 'paid' | 'returned'; payout: number }
  | { kind: 'wait'; days: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constant('entry' as const),
    commission: fc.nat(5),
    amount: fc.integer({ min: -5_000, max: 5_000 }),
  }),
  fc.record({ kind: fc.constant('request' as const), share: fc.integer({ min: 1, max: 120 }) }),
  fc.record({ kind: fc.constantFrom('paid' as const, 'returned' as const), payout: fc.nat(8) }),
  fc.record({ kind: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 120 }) }),
);

describe('any sequence of entries and payouts', () => {
  it('keeps every transaction at zero, no balance below zero, and every penny approved in one place', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const book = ledger();
        const approved = new Map<string, bigint>();
        let payouts = 0;
        const told = new Map<string, { amount: bigint; paid: bigint }>();
        for (const one of steps) {
          if (one.kind === 'entry') {
            const commission = `c${one.commission}`;
            const before = approved.get(commission) ?? 0n;
            const wanted = BigInt(one.amount);
            const change = before + wanted < 0n ? -before : wanted; // the engine never posts below zero
            approved.set(commission, before + change);
            book.approve(commission, change);
          } else if (one.kind === 'request') {
            book.requested(`p${payouts++}`, (book.balance().available * BigInt(one.share)) / 100n);
          } else if (one.kind === 'wait') {
            book.wait(one.days);
          } else {
            book[one.kind](`p${one.payout}`, 0n);
          }
          for (const { commission, ...after } of book.results.at(-1)?.settled ?? []) told.set(commission, after);
          for (const funds of book.books.funds.values()) {
            const { commission, unpaid, settled } = funds;
            expect(told.get(commission) ?? { amount: 0n, paid: 0n }).toEqual(settledOf(funds));
            expect(settled.reduce((sum, { amount }) => sum + amount, unpaid)).toBe(approved.get(commission));
          }
          const total = [...approved.values()].reduce((a, b) => a + b, 0n);
          const { available, inTransit, paid, debt, writtenOff, unassigned } = book.balance();
          for (const amount of [available, inTransit, paid, debt, writtenOff, unassigned])
            expect(amount >= 0n).toBe(true);
          expect(available + inTransit + paid - debt - writtenOff).toBe(total);
          expect(available === 0n || debt === 0n).toBe(true);
          expect([...book.books.funds.values()].reduce((sum, { unpaid }) => sum + unpaid, unassigned)).toBe(available);
        }
        for (const { transaction } of book.results)
          expect(transaction?.postings.reduce((sum, { amount }) => sum + amount, 0n) ?? 0n).toBe(0n);
      }),
    );
  });
});
