import type { TouchData } from '@tributary/contracts';
import { judge, ownerOf } from './attribution.js';
import type { Program } from './books.js';
import type { Fact } from './facts.js';
import { day, hour } from './order.js';
import {
  ann,
  at,
  bob,
  bound,
  carol,
  created,
  given,
  percent,
  plan,
  program,
  s1,
  s2,
  sale,
  signup,
  ten,
  touch,
} from './sample-facts.js';

const late = (partner: TouchData['partner'], moment: number): Fact => ({
  ...at(3 * day),
  type: 'TouchAdded',
  data: { program, customer: carol, touch: touch(partner, moment, 9) },
});

describe('attribution', () => {
  it('binds a customer to the last touch before the signup', () => {
    const { all, when } = given(...ten);
    expect(all(signup(3 * day, [ann, day], [bob, 2 * day], [ann, 4 * day]))).toMatchObject([
      { kind: 'attributed', from: null, customer: { owner: { partner: bob } } },
    ]);
    expect(when(sale(s1, 5 * day, 10_005n))).toEqual(['s1 bob 0/1001/0']);
  });

  it('binds it to the first touch where the program says so', () => {
    const { when } = given(created('first-click'), plan([percent(10n)]), signup(3 * day, [ann, day], [bob, 2 * day]));
    expect(when(sale(s1, 5 * day, 1_000n))).toEqual(['s1 ann 0/100/0']);
  });

  it.each([
    [30 * day, 1],
    [30 * day + 1_000, 0],
  ])('of a click %d ms before the signup makes %d entries', (age, count) => {
    const { when } = given(...ten, signup(40 * day, [ann, 40 * day - age]));
    expect(when(sale(s1, 41 * day, 1_000n))).toHaveLength(count);
  });

  it('attributes a sale whose signup arrives later, but none before the signup', () => {
    const { when } = given(...ten, sale(s1, 2 * day, 1_000n), sale(s2, hour, 1_000n));
    expect(when(signup(day, [ann, 0]))).toEqual(['s1 ann 0/100/0']);
  });

  it('moves a sale to the partner of a touch that arrives late', () => {
    const { when } = given(...ten, signup(2 * day, [ann, day]), sale(s1, 3 * day, 1_000n));
    expect(when(late(bob, 1.5 * day))).toEqual(['s1 ann 0/-100/0', 's1 bob 0/100/0']);
  });

  it('never attributes a buyer nobody knows', () => {
    expect(given(...bound).when(sale(s1, day, 1_000n, { customer: null }))).toEqual([]);
  });

  it('tells of a late touch that changes nothing, and moves no money', () => {
    const { all } = given(...ten, signup(2 * day, [ann, day]), sale(s1, 3 * day, 1_000n));
    expect(all(late(bob, 12 * hour))).toMatchObject([
      {
        kind: 'attributed',
        from: { partner: ann },
        customer: { owner: { partner: ann }, attributions: 2 },
        reason: {
          touches: [
            { partner: bob, verdict: 'not-last' },
            { partner: ann, verdict: 'won' },
          ],
        },
      },
    ]);
  });

  it('says nothing of a signup that nobody brought', () => {
    expect(given(...ten).all(signup(40 * day, [ann, day]))).toEqual([]);
  });

  it('takes no new customers from the moment the program has ended; those it has go on', () => {
    const ended: Fact = { ...at(2 * day), type: 'ProgramEnded', data: { program } };
    expect(given(...bound, ended).when(sale(s1, 3 * day, 1_000n))).toEqual(['s1 ann 0/100/0']);
    const { when } = given(...ten, ended, signup(2 * day, [ann, day]));
    expect(when(sale(s1, 4 * day, 1_000n))).toEqual([]);
  });
});

describe('the verdict on a touch', () => {
  const terms = (attribution: Program['attribution'], endedAt: number | null = null): Program => ({
    program,
    code: 'spring',
    currency: 'GBP',
    windowDays: 30,
    attribution,
    endedAt,
    versions: [],
  });
  const verdicts = (of: Program, ...touches: TouchData[]) =>
    judge(of, { at: 31 * day, touches }).map(({ id, verdict }) => `${id} ${verdict}`);
  const touches = [touch(bob, 32 * day, 4), touch(ann, 2 * day, 2), touch(bob, 3 * day, 3), touch(ann, hour, 1)];

  it('says which won and why the others did not, in the order of time', () => {
    expect(verdicts(terms('last-click'), ...touches)).toEqual([
      't1 before-window',
      't2 not-last',
      't3 won',
      't4 after-signup',
    ]);
    expect(verdicts(terms('first-click'), ...touches)).toEqual([
      't1 before-window',
      't2 won',
      't3 not-first',
      't4 after-signup',
    ]);
  });

  it('takes the higher id for the later of two touches of one instant', () => {
    expect(verdicts(terms('last-click'), touch(ann, 2 * day, 8), touch(bob, 2 * day, 7))).toEqual([
      't7 not-last',
      't8 won',
    ]);
  });

  it('lets nobody win once the program has ended', () => {
    const judged = judge(terms('last-click', 31 * day), { at: 31 * day, touches });
    expect(judged.map(({ verdict }) => verdict)).toContain('program-ended');
    expect(ownerOf(judged)).toBeNull();
  });
});
