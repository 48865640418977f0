import { daysOf, figuresOf, previousOf } from './figures.js';

const none = { key: '', signups: '0', sales: '0', gross: '0', refunded: '0', commission: '0' };

describe('figures', () => {
  it('never add currencies together, and leave out what is nothing', () => {
    const figures = figuresOf({ key: '', clicks: '40', uniques: '30' }, [
      { ...none, currency: '', signups: '5' },
      { ...none, currency: 'EUR', sales: '1', gross: '700', commission: '70' },
      { ...none, currency: 'GBP', sales: '3', gross: '1000', refunded: '100', commission: '0' },
    ]);
    expect(figures).toEqual({
      clicks: 40,
      uniqueClicks: 30,
      signups: 5,
      sales: 4,
      conversionRate: 0.1,
      gross: [
        { amount: 700, currency: 'EUR' },
        { amount: 1000, currency: 'GBP' },
      ],
      refunded: [{ amount: 100, currency: 'GBP' }],
      commission: [{ amount: 70, currency: 'EUR' }],
    });
  });

  it('have no conversion rate without clicks', () => {
    expect(figuresOf(undefined, []).conversionRate).toBeNull();
  });

  it('name every day, across the end of a month and a leap day', () => {
    expect(daysOf('2028-02-27', '2028-03-01')).toEqual(['2028-02-27', '2028-02-28', '2028-02-29', '2028-03-01']);
  });

  it('compare with the period of the same length just before', () => {
    expect(previousOf({ from: '2026-03-01', to: '2026-03-07' })).toEqual({ from: '2026-02-22', to: '2026-02-28' });
    expect(previousOf({ from: '2026-03-01', to: '2026-03-01' })).toEqual({ from: '2026-02-28', to: '2026-02-28' });
  });
});
