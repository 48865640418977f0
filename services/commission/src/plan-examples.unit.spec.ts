import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { payKinds } from './domain/rules/registry.js';
import { readPlan } from './application/plan-schema.js';
import { judgePlan } from './domain/validation/judge-plan.js';

const docs = join(import.meta.dirname, '../../../docs');
const files = readdirSync(join(docs, 'plans'));
const guide = readFileSync(join(docs, 'plans.md'), 'utf8');
const known = { currency: 'GBP', over: '1999-12-31', isPartner: () => true, tiers: new Set(['gold']) };

describe('the examples of plans', () => {
  it.each(files)('%s: nothing is to be said about it, and the guide names it', (file) => {
    const plan = JSON.parse(readFileSync(join(docs, 'plans', file), 'utf8'));
    expect(readPlan(plan)).toEqual({ plan });
    expect(judgePlan(plan, known)).toEqual({ errors: [], warnings: [] });
    expect(guide).toContain(`(plans/${file})`);
  });

  const snippets = [...guide.matchAll(/`(\{"kind".*?\})`|```json\n(\{\n {2}"kind".*?\n\})\n```/gs)].map(
    ([, inline, block]) => JSON.parse(inline ?? block ?? '') as { kind: string },
  );
  it.each(snippets)('$kind is shown as it may be written', (pays) => {
    expect(readPlan({ rules: [{ key: 'a', pays }] })).not.toHaveProperty('errors');
  });

  it('show every kind', () => {
    expect(new Set(snippets.map(({ kind }) => kind))).toEqual(new Set(payKinds));
  });
});
