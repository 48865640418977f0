import fc from 'fast-check';
import type { Engine, EngineState, Target } from './domain/golden/case.js';
import { decodeSlice, encodeSlice } from './adapters/postgres/slice-codec.js';
import { WholeBooks } from './domain/books.js';
import { engine, play } from './domain/golden/engine-under-test.js';
import { recorded, repeated, unsettled } from './domain/histories/histories.js';
import { readAtOnce, referenceEngine } from './domain/reference/reference-engine.js';

/** Beside these, the reference is compared with itself: with what was sent again, and in another order. */
const engines: readonly (readonly [string, Engine])[] = [['engine', engine]];

const numRuns = Number(process.env['TRIBUTARY_PROPERTY_RUNS'] ?? 200);
/** The same each time, so that what is red has a cause in the code; other seeds are for whoever looks for more. */
const seed = Number(process.env['TRIBUTARY_PROPERTY_SEED'] ?? 2105852236);
const options = { numRuns, seed };
const time = 60_000 + numRuns * 1_000;

describe(`in ${numRuns} histories of seed ${seed}`, () => {
  describe.each([['reference', referenceEngine] as const, ...engines])('the %s', (_, engine) => {
    it(
      'comes to the same in any order and repetition of what is not settled',
      () => {
        const orders = unsettled.chain((history) =>
          fc.tuple(
            fc.constant(history),
            fc.subarray([...history.facts]).chain((again) => shuffled([...history.facts, ...again])),
          ),
        );
        fc.assert(
          fc.property(orders, ([{ setting, before, facts }, other]) => {
            expect(sums(engine.fold(setting, [...before, ...other]))).toEqual(
              sums(engine.fold(setting, [...before, ...facts])),
            );
          }),
          options,
        );
      },
      time,
    );

    it(
      'is not moved by what is sent again',
      () => {
        const twice = recorded.chain((history) => fc.tuple(fc.constant(history), repeated(history.facts)));
        fc.assert(
          fc.property(twice, ([{ setting, facts }, again]) => {
            expect(sums(engine.fold(setting, again))).toEqual(sums(engine.fold(setting, facts)));
          }),
          options,
        );
      },
      time,
    );

    it(
      'never holds less than nothing, nor anything of what is rejected or awaits its rate',
      () => {
        fc.assert(
          fc.property(recorded, ({ setting, facts }) => {
            for (const [key, of] of engine.fold(setting, facts).commissions) {
              const total = of.held + of.pending + of.approved;
              const isOwed = of.held >= 0n && of.pending >= 0n && of.approved >= 0n;
              expect({ key, isOwed: isOwed || key.startsWith('manual:') }).toEqual({ key, isOwed: true });
              if (of.rejected || of.awaitingRate) expect({ key, total }).toEqual({ key, total: 0n });
            }
          }),
          options,
        );
      },
      time,
    );
  });

  it(
    'the reference comes fact by fact to what one reading says, where nothing is settled',
    () => {
      fc.assert(
        fc.property(unsettled, ({ setting, before, facts }) => {
          const all = [...before, ...facts];
          expect(sums(referenceEngine.fold(setting, all))).toEqual(sums(readAtOnce(setting, all)));
        }),
        options,
      );
    },
    time,
  );

  it(
    'the engine comes to the same in batches of any size, each from what was stored',
    () => {
      const sizes = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 5 });
      fc.assert(
        fc.property(recorded, sizes, ({ setting, facts }, batches) => {
          expect(sums(play(setting, facts, new StoredBooks(batches)))).toEqual(sums(engine.fold(setting, facts)));
        }),
        options,
      );
    },
    time,
  );

  for (const [name, engine] of engines) {
    it(
      `the ${name} equals the reference to the unit, after every history and in the midst of it`,
      () => {
        const cut = recorded.chain((history) =>
          fc.tuple(fc.constant(history), fc.integer({ min: 1, max: history.facts.length })),
        );
        fc.assert(
          fc.property(cut, ([{ setting, facts }, until]) => {
            for (const some of [facts.slice(0, until), facts]) {
              expect(sums(engine.fold(setting, some))).toEqual(sums(referenceEngine.fold(setting, some)));
            }
          }),
          options,
        );
      },
      time,
    );
  }
});

/** Slices as a store keeps them between batches of some sizes, one after the other and again from the first. */
class StoredBooks extends WholeBooks {
  private readonly stored = new Map<string, string>();
  private readonly changed = new Set<string>();
  private left: number;
  private batches = 0;

  constructor(private readonly sizes: readonly number[]) {
    super();
    this.left = sizes[0] ?? 1;
  }

  override get<Slice>(key: string): Slice | undefined {
    const text = this.slices.has(key) ? undefined : this.stored.get(key);
    if (text !== undefined) this.slices.set(key, decodeSlice(text));
    return super.get(key);
  }

  override set(key: string, slice: object): void {
    this.changed.add(key);
    super.set(key, slice);
  }

  override piece<Slice>(key: string, nth: number): Slice | undefined {
    return this.get(`${key}#${nth}`);
  }

  override setPiece(key: string, nth: number, slice: object): void {
    this.set(`${key}#${nth}`, slice);
  }

  /** Each fold says first what it expects. */
  override expect(): void {
    if (this.left > 0) {
      this.left--;
      return;
    }
    for (const key of this.changed) this.stored.set(key, encodeSlice(this.slices.get(key) as object));
    this.changed.clear();
    this.slices.clear();
    this.batches++;
    this.left = (this.sizes[this.batches % this.sizes.length] ?? 1) - 1;
  }
}

const shuffled = <Of>(all: Of[]): fc.Arbitrary<Of[]> => fc.shuffledSubarray(all, { minLength: all.length });

/** What is not 0, without the names of rules. */
function sums({ commissions, review }: EngineState) {
  const isSomething = ({ held, pending, approved, rejected, awaitingRate }: Target): boolean =>
    held !== 0n || pending !== 0n || approved !== 0n || rejected || awaitingRate;
  const amounts = [...commissions].filter(([, target]) => isSomething(target));
  return {
    commissions: Object.fromEntries(amounts.sort().map(([key, { rules: _, ...target }]) => [key, target])),
    review: Object.fromEntries([...review].filter(([, surplus]) => surplus !== 0n).sort()),
  };
}
