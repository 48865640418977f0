import type { PartnerId, ProgramId } from '@tributary/contracts';
import type { Partner } from './partner.js';
import { checkBeginning, decideParent, decideTier } from './place.js';

const retail = 'retail' as ProgramId;
const id = (text: string): PartnerId => text as PartnerId;
const partner = (given: Partial<Partner> = {}): Partner =>
  ({ id: id('ann'), code: 'Ann', state: 'active', tiers: [], parents: [], ...given }) as Partner;

describe('a tier', () => {
  const silver = partner({ tiers: [{ at: 10, program: null, tier: 'silver' }] });
  const change = (of: Partner, more: object) =>
    decideTier(of, { program: null, tier: 'gold', from: undefined, at: 20, ...more });

  it('tells what it was at its beginning', () => {
    expect(change(partner(), {})).toEqual({ partner: 'ann', program: null, tier: 'gold', from: null });
    expect(change(silver, {})).toMatchObject({ from: 'silver' });
    expect(change(silver, { at: 9 })).toMatchObject({ from: null });
  });

  it('of a program is apart from that of all others', () => {
    expect(change(silver, { program: retail, from: null })).toMatchObject({ program: retail, from: null });
  });

  it('that it is already changes nothing, whatever its author saw', () => {
    expect(change(silver, { tier: 'silver', from: 'bronze' })).toBeNull();
    expect(change(partner(), { tier: null })).toBeNull();
  });

  it('is refused where its author saw another one, and for a partner that is gone', () => {
    expect(change(silver, { from: 'silver' })).toMatchObject({ tier: 'gold' });
    expect(change(silver, { from: null })).toMatchObject({
      code: 'changed-meanwhile',
      detail: 'Ann is silver by now.',
    });
    expect(change(partner({ state: 'terminated' }), {})).toMatchObject({ code: 'wrong-state' });
  });
});

describe('a parent', () => {
  const under = partner({ parents: [{ at: 10, parent: id('bob') }] });
  const above = (code: string, ...more: string[]) => ({
    id: id(code),
    code,
    above: more.map((one) => ({ id: id(one), code: one })),
  });
  const change = (of: Partner, parent: ReturnType<typeof above> | null, from?: PartnerId | null) =>
    decideParent(of, { parent, from, at: 20 });

  it('tells whose sub-partner it was', () => {
    expect(change(under, above('carol'))).toEqual({ partner: 'ann', parent: 'carol', from: 'bob' });
    expect(change(under, null, id('bob'))).toEqual({ partner: 'ann', parent: null, from: 'bob' });
    expect(change(under, above('bob'))).toBeNull();
    expect(change(under, null, id('carol'))).toMatchObject({ code: 'changed-meanwhile' });
  });

  it('that is the partner, or stands below it, is refused with the chain', () => {
    expect(change(partner(), above('ann'))).toMatchObject({
      code: 'wrong-state',
      detail: 'A partner cannot be above itself: Ann → ann.',
    });
    expect(change(partner(), above('carol', 'bob', 'ann', 'dan'))).toMatchObject({
      detail: 'A partner cannot be above itself: Ann → carol → bob → ann.',
    });
    expect(change(partner(), above('carol', 'bob'))).toMatchObject({ parent: 'carol' });
  });
});

describe('a beginning', () => {
  it('lies after the last priced sale, or not in the past', () => {
    expect(checkBeginning(10, 20, null)).toBeUndefined();
    expect(checkBeginning(10, 20, 9)).toBeUndefined();
    expect(checkBeginning(10, 20, 10)).toMatchObject({ code: 'wrong-state' });
    expect(checkBeginning(20, 20, 25)).toBeUndefined();
  });
});
