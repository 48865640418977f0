import fc from 'fast-check';
import { WholeBooks } from '../../../domain/books.js';
import type { Conversion } from '../../../domain/conversion.js';
import { play } from '../../../domain/golden/engine-under-test.js';
import { nothing } from '../../../domain/posted.js';
import { recorded } from '../../../domain/histories/histories.js';
import { Numbered } from './numbered.js';
import { Packer, type Packing, Unpacker } from './packer.js';
import { packingOf } from './slice-packing.js';

const numbered = new Numbered();
const packer = new Packer(numbered);
const unpacker = new Unpacker(numbered);

function through<Value>(value: Value, { write, read }: Packing<Value>): Value {
  packer.begin();
  write(packer, value);
  unpacker.begin(Buffer.from(packer.bytes.subarray(0, packer.size)), 0);
  return read(unpacker);
}

const numbers: Packing<number> = { write: (to, value) => to.number(value), read: (from) => from.number() };
const amounts: Packing<bigint> = { write: (to, value) => to.amount(value), read: (from) => from.amount() };
const texts: Packing<string> = { write: (to, value) => to.text(value), read: (from) => from.text() };

describe('packed values', () => {
  it.each([0, 1, 250, 251, 65_535, 2 ** 32 - 1, 2 ** 32, 1.8e12, 2 ** 48 - 1, 2 ** 48, 8.64e15 + 1, -1, 0.5, 2 ** -20])(
    'number %d is read as it was written',
    (value) => {
      expect(through(value, numbers)).toBe(value);
    },
  );

  it.each([0n, 250n, -1n, 2n ** 48n - 1n, 2n ** 48n, 2n ** 53n + 1n, -(10n ** 30n), 12n ** 40n])(
    'amount %d is read as it was written',
    (value) => {
      expect(through(value, amounts)).toBe(value);
    },
  );

  it('texts are read as they were written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (value) => {
        expect(through(value, texts)).toBe(value);
      }),
    );
    expect(through('🌊'.repeat(100_000), texts)).toBe('🌊'.repeat(100_000));
  });
});

/** Slices that are packed whenever they are set. */
class PackedBooks extends WholeBooks {
  readonly kinds = new Set<string>();

  override set(key: string, slice: object): void {
    expect(through(slice, packingOf(key))).toEqual(slice);
    this.kinds.add(key.slice(0, key.indexOf('/')));
    super.set(key, slice);
  }

  override piece<Slice>(key: string, nth: number): Slice | undefined {
    return this.get(`${key}#${nth}`);
  }

  override setPiece(key: string, nth: number, slice: object): void {
    this.set(`${key}#${nth}`, slice);
  }
}

describe('packed slices', () => {
  it('are read as they were written, of whatever happens', () => {
    const kinds = new Set<string>();
    fc.assert(
      fc.property(recorded, ({ setting, facts }) => {
        const books = new PackedBooks();
        play(setting, facts, books);
        for (const kind of books.kinds) kinds.add(kind);
      }),
      { numRuns: 100, seed: 1 },
    );
    expect([...kinds]).toEqual(
      expect.arrayContaining(['conversion', 'customer', 'purchases', 'volume', 'hour', 'cap']),
    );
  });

  it('hold once what is in them twice, and rules as the objects that plans have', () => {
    const [steps, rule] = [[{ step: 'round', amount: '120' }], { key: 'ten' }];
    const terms = { ...none.terms, rule, steps };
    const conversion = {
      ...{ id: 'c', key: 'conversion/c', program: 'p', kind: 'sale', standings: [], shares: [], frozen: [] },
      dues: [{ ...none.due, parts: [{ ...none.part, steps }] }],
      commissions: [{ ...none.commission, terms }],
    } as unknown as Conversion;
    const { dues, commissions } = through(conversion, packingOf(conversion.key) as Packing<Conversion>);
    expect(commissions[0]?.terms.steps).toBe(dues[0]?.parts[0]?.steps);
    expect(commissions[0]?.terms.rule).toBe(rule);
  });
});

const none = {
  terms: { version: 1, level: 'program', tier: null, rules: ['ten'], base: 1_200n, lost: [] },
  due: { partner: 'anna', link: null, awaitingRate: false, base: 0n, gross: 0n, refunded: 0n, counts: true, lost: [] },
  part: { component: 'base', rule: 'ten', line: 0, due: 120n, granted: 120n, limits: [] },
  commission: { partner: 'anna', component: 'base', link: null, allowed: 0n, entries: 1, posted: nothing },
};
