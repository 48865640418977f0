import { Problem } from '../problems/problems.js';
import { decodeCursor, encodeCursor, pageOf } from './paging.js';

describe('paging', () => {
  it('says where the next page begins, and nothing on the last', () => {
    const page = pageOf(
      ['a', 'b', 'c'],
      2,
      (row) => row.toUpperCase(),
      (row) => [row, 1],
    );
    expect(page.items).toEqual(['A', 'B']);
    expect(decodeCursor(page.next ?? undefined, 2)).toEqual(['b', 1]);
    expect(
      pageOf(
        ['a', 'b'],
        2,
        (row) => row,
        (row) => [row],
      ).next,
    ).toBeNull();
  });

  it('refuses a cursor that it never gave', () => {
    for (const cursor of [
      'nonsense',
      encodeCursor('one'),
      Buffer.from('{"a":1}').toString('base64url'),
      Buffer.from('[[1],2]').toString('base64url'),
    ]) {
      expect(() => decodeCursor(cursor, 2)).toThrow(Problem);
    }
    expect(decodeCursor(undefined, 2)).toBeNull();
  });
});
