import { holdEnd } from './holds.js';
import { day, hour } from './order.js';
import { ann, created, given, hourPassed, percent, plan, refund, s1, s2, sale, signup } from './sample-facts.js';

const oneDay = [created(), plan([percent(10n)], { holdDays: 1 })];
const bought = signup(0, [ann, 0]);
const held = [...oneDay, bought];

describe('the end of a hold', () => {
  it.each([
    [0, 30, 30 * day],
    [1, 30, 30 * day + hour],
    [hour, 0, null],
    [0, 1, 24 * hour],
  ])('of a sale at %d ms held %d days is %d', (soldAt, days, end) => {
    expect(holdEnd(soldAt, days, soldAt)).toBe(end);
  });

  it('has no hour where it is over by now', () => {
    expect(holdEnd(0, 1, day)).toBeNull();
    expect(holdEnd(0, 1, day - 1)).toBe(day);
  });
});

describe('holds', () => {
  it('hold a sale until the hour after its hold has passed', () => {
    const { when } = given(...held);
    expect(when(sale(s1, hour + 1, 10_000n))).toEqual(['s1 ann 1000/0/0']);
    expect(when(hourPassed(25 * hour))).toEqual([]);
    expect(when(hourPassed(26 * hour))).toEqual(['s1 ann -1000/1000/0']);
  });

  it('start no hold that is over when the sale is recorded', () => {
    expect(given(...held).when({ ...sale(s1, hour, 10_000n), recordedAt: 3 * day })).toEqual(['s1 ann 0/1000/0']);
  });

  it('go on through a refund', () => {
    const { when } = given(...held, sale(s1, hour, 10_000n), refund(s1, 5 * hour, 5_000n));
    expect(when(hourPassed(25 * hour))).toEqual(['s1 ann -500/500/0']);
  });

  it('are over for a sale whose first plan is published after they would have ended', () => {
    const { when } = given(created(), signup(0, [ann, 0]), sale(s1, hour, 10_000n));
    const late = { ...plan([percent(10n)], { holdDays: 1 }), recordedAt: 3 * day };
    expect(when(late)).toEqual(['s1 ann 0/1000/0']);
  });

  it('do not begin again for a sale that nobody owned when a further version is published', () => {
    const further = { ...plan([percent(8n)], { holdDays: 1, version: 2, from: 2 * day }), recordedAt: 2 * day };
    const { when } = given(...oneDay, sale(s1, hour, 10_000n), hourPassed(25 * hour), further);
    expect(when(bought)).toEqual(['s1 ann 0/1000/0']);
  });

  it('begin with the first plan for every sale of a customer, each priced once', () => {
    const { when } = given(
      created(),
      signup(0, [ann, 0]),
      sale(s1, hour, 1_000n),
      sale(s2, 2 * hour, 1_000n),
      refund(null, 3 * hour, 100n),
    );
    expect(when(plan([percent(10n)], { holdDays: 1 })).sort()).toEqual(['s1 ann 100/0/0', 's2 ann 90/0/0']);
  });
});
