/** What one comparison says about another of the same field. */
import type { Scalar, Test } from '@tributary/contracts';
import { holds } from '../conditions.js';

/** No value passes both, as far as can be told; of a comparison and itself: no value passes it. */
export function areDisjoint(a: Test, b: Test): boolean {
  if (a.field !== b.field) return false;
  if (wantsNothing(a) || wantsNothing(b)) return wantsNothing(a) !== wantsNothing(b);
  const [mine, its] = [valuesOf(a), valuesOf(b)];
  if (mine) return !mine.some((value) => passes(b, value));
  if (its) return !its.some((value) => passes(a, value));
  const [range, other] = [rangeOf(a), rangeOf(b)];
  return range !== null && other !== null && !haveCommon(range, other);
}

export function impliesTest(narrow: Test, wide: Test): boolean {
  if (narrow.field !== wide.field) return false;
  const values = valuesOf(narrow);
  if (values) return values.every((value) => passes(wide, value));
  return 'exists' in wide && wide.exists && !wantsNothing(narrow);
}

/** Asks for a value that is missing. */
const wantsNothing = (test: Test): boolean => 'exists' in test && !test.exists;
const passes = (test: Test, value: Scalar): boolean => holds(test, () => value);
const valuesOf = (test: Test): readonly Scalar[] | null => ('is' in test ? [test.is] : 'in' in test ? test.in : null);

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

function haveCommon(a: Range, b: Range): boolean {
  const [from, to] = [Math.max(a.from, b.from), Math.min(a.to, b.to)];
  return from < to || (from === to && !a.isOpen && !b.isOpen);
}
