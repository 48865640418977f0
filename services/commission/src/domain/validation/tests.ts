/** What one comparison says about another of the same field. */
import { caselessFields, type Scalar, type Test } from '@tributary/contracts';
import { holds } from '../conditions.js';

/** No value passes both, as far as can be told; of a comparison and itself: no value passes it. */
export function areDisjoint(a: Test, b: Test): boolean {
  if (a.field !== b.field) return false;
  if (wantsNothing(a) || wantsNothing(b)) return wantsNothing(a) !== wantsNothing(b);
  const [mine, its] = [valuesOf(a), valuesOf(b)];
  if (mine && its) return mine.size < its.size ? !isAnyIn(mine, its) : !isAnyIn(its, mine);
  if (mine) return !isAny(mine, (value) => passes(b, value));
  if (its) return !isAny(its, (value) => passes(a, value));
  const [range, other] = [rangeOf(a), rangeOf(b)];
  return range !== null && other !== null && !haveCommon(range, other);
}

export function impliesTest(narrow: Test, wide: Test): boolean {
  if (narrow.field !== wide.field) return false;
  const [values, others] = [valuesOf(narrow), valuesOf(wide)];
  if (values && others) return !isAny(values, (_, text) => !others.has(text));
  if (values) return !isAny(values, (value) => !passes(wide, value));
  const [range, other] = [rangeOf(narrow), rangeOf(wide)];
  if (range && other && holdsAll(other, range)) return true;
  return 'exists' in wide && wide.exists && !wantsNothing(narrow);
}

/** Asks for a value that is missing. */
const wantsNothing = (test: Test): boolean => 'exists' in test && !test.exists;
const passes = (test: Test, value: Scalar): boolean => holds(test, () => value);

/** By their texts, because plans compare each with each. */
type Values = ReadonlyMap<string, Scalar>;
const known = new WeakMap<Test, Values>();

function valuesOf(test: Test): Values | null {
  const found = known.get(test);
  if (found) return found;
  const list = 'is' in test ? [test.is] : 'in' in test ? test.in : null;
  if (!list) return null;
  const text = (value: Scalar) => (caselessFields.has(test.field) ? String(value).toLowerCase() : String(value));
  const values = new Map(list.map((value) => [text(value), value]));
  known.set(test, values);
  return values;
}

function isAny(values: Values, fits: (value: Scalar, text: string) => boolean): boolean {
  for (const [text, value] of values) if (fits(value, text)) return true;
  return false;
}

const isAnyIn = (values: Values, others: Values): boolean => isAny(values, (_, text) => others.has(text));

interface Range {
  readonly from: number;
  readonly to: number;
  readonly isOpen: boolean;
}

function rangeOf(test: Test): Range | null {
  const endless = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };
  if ('over' in test && typeof test.over === 'number') return { ...endless, from: test.over, isOpen: true };
  if ('atLeast' in test && typeof test.atLeast === 'number') return { ...endless, from: test.atLeast, isOpen: false };
  if ('under' in test && typeof test.under === 'number') return { ...endless, to: test.under, isOpen: true };
  if ('atMost' in test && typeof test.atMost === 'number') return { ...endless, to: test.atMost, isOpen: false };
  if (!('between' in test)) return null;
  const [from, to] = test.between;
  return typeof from === 'number' && typeof to === 'number' ? { from, to, isOpen: false } : null;
}

/** Whether all of `narrow` is in `wide`. */
function holdsAll(wide: Range, narrow: Range): boolean {
  const isSameEnd = !wide.isOpen || narrow.isOpen;
  const begins = wide.from < narrow.from || (wide.from === narrow.from && (isSameEnd || !Number.isFinite(wide.from)));
  const ends = wide.to > narrow.to || (wide.to === narrow.to && (isSameEnd || !Number.isFinite(wide.to)));
  return begins && ends;
}

function haveCommon(a: Range, b: Range): boolean {
  const [from, to] = [Math.max(a.from, b.from), Math.min(a.to, b.to)];
  return from < to || (from === to && !a.isOpen && !b.isOpen);
}
