import { commissionIn, decideApproval } from './decide.js';
import type { Fact } from './facts.js';
import { hour } from './order.js';
import {
  amended,
  ann,
  approved,
  at,
  created,
  decision,
  given,
  hourPassed,
  percent,
  place,
  plan,
  refund,
  s1,
  s2,
  sale,
  signup,
} from './sample-facts.js';

describe('decisions', () => {
  const held = [created(), plan([percent(10n)], { holdDays: 1 }), signup(0, [ann, 0])];
  const released = [...held, sale(s1, hour, 10_000n), hourPassed(25 * hour)];

  it('take what is pending before what is approved', () => {
    expect(given(...released, approved(600n)).when(refund(s1, 28 * hour, 5_000n))).toEqual(['s1 ann 0/-400/-100']);
  });

  it('make a later increase a new pending amount: approved 1000, target 1200', () => {
    expect(given(...released, approved(1_000n)).when(amended(s1, 28 * hour, 12_000n))).toEqual(['s1 ann 0/200/0']);
  });

  it('post nothing for a rejected commission until it is reopened', () => {
    const { when } = given(...released);
    expect(when(decision('CommissionRejected'))).toEqual(['s1 ann 0/-1000/0']);
    expect(when(refund(s1, 28 * hour, 1_000n))).toEqual([]);
    expect(when(decision('CommissionReopened'))).toEqual(['s1 ann 0/900/0']);
  });

  it('tell of a reopening that moves no money, so that the list no longer calls it rejected', () => {
    const { all } = given(...released, decision('CommissionRejected'), refund(s1, 28 * hour, 10_000n));
    expect(all(decision('CommissionReopened'))).toMatchObject([
      { kind: 'entry', cause: 'reopened', commission: { rejected: false, entries: 5 } },
    ]);
  });

  it('say nothing of commissions that were rejected before', () => {
    const other = { conversion: s2, partner: ann, commission: place.commission };
    const { all } = given(
      ...released,
      sale(s2, 26 * hour, 1_000n),
      refund(null, 27 * hour, 100n),
      decision('CommissionRejected'),
    );
    const outcomes = all({ ...at(0), type: 'CommissionRejected', data: other });
    expect(outcomes).toMatchObject([{ kind: 'entry', sale: { conversion: s2 }, cause: 'rejected' }]);
  });

  it('refuse to approve what is held, has changed, or is unknown', () => {
    const decide = (amount: bigint, ...facts: Fact[]) =>
      decideApproval(commissionIn(given(...facts).books.sales.get(s1), ann), amount);
    expect(decide(1_000n)).toBe('unknown-commission');
    expect(decide(1_000n, ...held, sale(s1, hour, 10_000n))).toBe('commission-on-hold');
    expect(decide(1_000n, ...released, refund(s1, 26 * hour, 10n))).toBe('amount-changed');
    expect(decide(1_000n, ...released)).toBeNull();
  });
});
