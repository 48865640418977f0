import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plan } from '@tributary/contracts';
import fc from 'fast-check';
import { planComponents, planSchema, readPlan } from './application/plan-schema.js';
import type { GoldenCase } from './domain/golden/case.js';
import { attribution, planUnder } from './domain/histories/plans.js';
import { judgePlan } from './domain/validation/judge-plan.js';

const folder = join(import.meta.dirname, 'domain/golden/cases');
const golden = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.json'))
  .sort()
  .flatMap((path) => {
    const { plan, program, facts } = JSON.parse(readFileSync(join(folder, path), 'utf8')) as GoldenCase;
    const later = facts.flatMap((fact) => ('plan' in fact && typeof fact.plan === 'object' ? [fact.plan as Plan] : []));
    return [plan, ...later].map((one) => ({ path, plan: one, currency: program?.currency ?? 'GBP' }));
  });
const errorsOf = (plan: unknown) => {
  const read = readPlan(plan);
  return 'errors' in read ? read.errors : [];
};

describe('every plan of the golden cases', () => {
  it.each(golden)('$path fits the schema and has no errors', ({ plan, currency }) => {
    const known = { currency, over: '1999-12-31', isPartner: () => true, tiers: new Set<string>() };
    expect(errorsOf(plan)).toEqual([]);
    expect(judgePlan(plan, known).errors).toEqual([]);
  });

  it('is refused with a field more, wherever in it that stands', () => {
    for (const { plan } of golden)
      for (const path of objectsIn(plan)) {
        const changed = structuredClone(plan);
        Object.assign(at(changed, path), { strange: 1 });
        expect([path, errorsOf(changed).length > 0]).toEqual([path, true]);
      }
  });

  it('is refused with a value of another kind, wherever in it that stands', () => {
    for (const { plan } of golden)
      for (const path of valuesIn(plan)) {
        const changed = structuredClone(plan);
        (at(changed, path.slice(0, -1)) as Record<string, unknown>)[path.at(-1) ?? ''] = { strange: 1 };
        expect([path, errorsOf(changed).length > 0]).toEqual([path, true]);
      }
  });
});

describe('random plans', () => {
  it('fit the schema', () => {
    fc.assert(
      fc.property(
        attribution.chain((judged) => planUnder(judged, false)),
        (plan) => expect(errorsOf(plan)).toEqual([]),
      ),
    );
  });
});

describe('the schema', () => {
  it('closes every object that it describes', () => {
    for (const path of objectsIn(planSchema)) {
      const part = at(planSchema, path) as { type?: unknown; discriminator?: unknown; additionalProperties?: unknown };
      if (part.type === 'object' && !part.discriminator)
        expect([path, part.additionalProperties]).toEqual([path, false]);
    }
  });

  it('stands among the components of the API with every part that it names', () => {
    const components = planComponents();
    const named = [...JSON.stringify(components).matchAll(/#\/components\/schemas\/(\w+)/g)].map(([, name]) => name);
    expect(Object.keys(components)).toEqual(expect.arrayContaining(named));
    expect(components['Plan']).toMatchObject({ title: 'Plan', type: 'object' });
  });
});

type Path = readonly string[];

function objectsIn(part: unknown, path: Path = []): Path[] {
  if (typeof part !== 'object' || part === null) return [];
  const within = Object.entries(part).flatMap(([key, child]) => objectsIn(child, [...path, key]));
  return Array.isArray(part) ? within : [path, ...within];
}

function valuesIn(part: unknown, path: Path = []): Path[] {
  if (typeof part !== 'object' || part === null) return [path];
  return Object.entries(part).flatMap(([key, child]) => valuesIn(child, [...path, key]));
}

const at = (part: unknown, path: Path): object =>
  path.reduce((found, key) => (found as Record<string, unknown>)[key], part) as object;
