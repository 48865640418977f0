import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Minor, Plan } from '@tributary/contracts';
import type { GoldenFact } from './domain/golden/case.js';
import { engine } from './domain/golden/engine-under-test.js';

/** A folder of real trade, named by whoever has it. */
const folder = process.env['TRIBUTARY_RETAIL_DATA'];
const withData = folder ? describe : describe.skip;

const bands = [
  { from: 0, rate: '0.1' },
  { from: 100_000, rate: '0.12' },
  { from: 500_000, rate: '0.15' },
];
const ladder: Plan = { rules: [{ key: 'ladder', pays: { kind: 'tiered', period: 'month', bands } }] };
const tenPercent: Plan = { rules: [{ key: 'ten', pays: { kind: 'percentage', rate: '0.1' } }] };

const rowsOf = (file: string): Record<string, string>[] => {
  const [head = '', ...lines] = readFileSync(join(folder ?? '', file), 'utf8')
    .trim()
    .split('\n');
  const fields = head.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((value, n) => [fields[n]!, value])));
};
const pence = (amount: string): Minor => Math.round(Number(amount) * 100);

function trade(): GoldenFact[] {
  const partners = rowsOf('partners.csv');
  const byLink = new Map(partners.map((row) => [row['link_code']!, row['partner_code']!]));
  const began = '2010-11-30';
  const joins = partners.map((row): GoldenFact => ({ at: began, joins: row['partner_code']! }));
  const signups = rowsOf('referrals.csv').map(
    (row): GoldenFact => ({
      at: row['signed_up_at']!,
      signup: row['customer_id']!,
      by: [{ partner: byLink.get(row['link_code']!)!, at: row['clicked_at']! }],
    }),
  );
  const sales = rowsOf('sales.csv').map((row): GoldenFact => {
    const [at, customer, amount] = [row['occurred_at']!, row['customer_id'] || null, pence(row['amount']!)];
    return row['kind'] === 'sale'
      ? { at, sale: row['external_id']!, customer, amount }
      : { at, refund: row['external_id']!, of: row['refund_of'] || null, ...(customer ? { customer } : {}), amount };
  });
  return [...joins, ...[...signups, ...sales].sort((a, b) => Date.parse(a.at) - Date.parse(b.at))];
}

function byPartner(plan: Plan, facts: readonly GoldenFact[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const [key, { held, pending, approved }] of engine.fold({ plan }, facts).commissions) {
    const partner = key.split('/')[1]!;
    sums[partner] = (sums[partner] ?? 0) + Number(held + pending + approved);
  }
  return sums;
}

const total = (sums: Record<string, number>): number => Object.values(sums).reduce((sum, one) => sum + one, 0);

withData('a month of real trade', () => {
  it('earns each partner 10% of what remains', () => {
    const expected = rowsOf('expected.csv').filter((row) => row['partner_code'] !== 'TOTAL');
    const sums = byPartner(tenPercent, trade());
    for (const row of expected)
      expect([row['partner_code'], sums[row['partner_code']!] ?? 0]).toEqual([
        row['partner_code'],
        Number(row['commission_minor']),
      ]);
  });

  it('earns £58,947.63 by the ladder', () => expect(total(byPartner(ladder, trade()))).toBe(5_894_763));

  it('earns the same by the ladder when it arrives backwards', () => {
    expect(byPartner(ladder, trade().reverse())).toEqual(byPartner(ladder, trade()));
  });
});
