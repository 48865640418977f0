import { FileBooks } from './file-books.js';

describe('books in a file', () => {
  let books: FileBooks;
  beforeEach(() => {
    books = new FileBooks(1);
  });
  afterEach(() => books.close());

  /** Until nothing is in memory that was there. */
  const putAllAway = (): void => {
    for (let n = 0; n < 30; n++) {
      books.get(`nothing/${n}`);
      books.set('other', { n });
      books.rest();
    }
  };

  it('gives back ten thousand slices as they were set last, whatever their keys are made of', () => {
    const key = (n: number) => (n % 2 === 0 ? `thing/${n}` : `été/🌊/${n}`);
    for (let n = 0; n < 10_000; n++) books.set(key(n), { n, of: 'first' });
    books.rest();
    putAllAway();
    for (let n = 0; n < 10_000; n += 3) books.set(key(n), { n, of: 'second', amount: 12n ** 30n });
    books.rest();
    putAllAway();
    for (let n = 0; n < 10_000; n++)
      expect(books.get(key(n))).toEqual(n % 3 === 0 ? { n, of: 'second', amount: 12n ** 30n } : { n, of: 'first' });
    expect(books.get('thing/10000')).toBeUndefined();
  });

  it('keeps pieces of a slice and slices larger than its buffer apart', () => {
    const large = 'x'.repeat(3_000_000);
    books.setPiece('volume', 7, { large });
    books.setPiece('volume', 0, { small: 1 });
    books.set('volume', { whole: true });
    books.rest();
    putAllAway();
    expect(books.piece('volume', 0)).toEqual({ small: 1 });
    expect(books.piece<{ large: string }>('volume', 7)?.large).toBe(large);
    expect(books.piece('volume', 1)).toBeUndefined();
    expect(books.get('volume')).toEqual({ whole: true });
  });
});
