import { describe, expect, it } from '@jest/globals';
import { ApiError, type Problem } from '@tributary/api-client';
import { outcomeOf } from './decision-outcome.js';

const items = [{ id: 'one' }, { id: 'two' }];
const refusedWith = (errors?: Problem['errors']) =>
  new ApiError({
    type: '/problems/amount-changed',
    title: 'The amount has changed',
    status: 409,
    code: 'amount-changed',
    ...(errors && { errors }),
  });

describe('the outcome of a decision', () => {
  it('names every commission with its reason, where all are refused', async () => {
    const error = refusedWith([
      { path: 'items.0', code: 'unknown-commission', message: 'There is none' },
      { path: 'items.1', code: 'amount-changed', message: 'It has changed' },
    ]);
    expect(await outcomeOf(items, Promise.reject(error))).toEqual({
      decided: [],
      refused: [
        { id: 'one', code: 'unknown-commission', detail: 'There is none' },
        { id: 'two', code: 'amount-changed', detail: 'It has changed' },
      ],
    });
  });

  it('is what was answered, where some are decided', async () => {
    const answer = { decided: ['one'], refused: [], position: '7' };
    expect(await outcomeOf(items, Promise.resolve(answer))).toBe(answer);
  });

  it.each([
    ['input that is not valid', refusedWith([{ path: 'items.0.amount', message: 'must be a whole number' }])],
    ['a refusal of the whole', refusedWith()],
    ['another failure', new TypeError('failed')],
  ])('stays an error, where it is %s', async (_, error) => {
    await expect(outcomeOf(items, Promise.reject(error))).rejects.toBe(error);
  });
});
