/** Several conditions that ask for one and the same field: whether one of them always holds, told by trying its values. */
import { type Condition, partnerTypes, type Scalar, type Test } from '@tributary/contracts';
import { holds } from '../conditions.js';
import { everyText, largest, wholeAmounts } from './fields.js';

/** Of values in what is compared; what is longer is not tried. */
const mostValues = 100;
/** No plan names it. */
const unnamed = '\u0000';

/** Whether one of them holds for every sale, as far as can be told. */
export function leaveNothingOut(conditions: readonly Condition[]): boolean {
  const fields = new Set(conditions.flatMap((one) => fieldOf(one) ?? []));
  return [...fields].some((field) => {
    const asking = conditions.filter((one) => fieldOf(one) === field);
    return samplesOf(field, asking)?.every((sample) => isOneOf(asking, sample)) ?? false;
  });
}

/** Whether one of `wide` holds wherever `narrow` does, as far as can be told. */
export function holdTogether(narrow: Condition, wide: readonly Condition[]): boolean {
  const field = fieldOf(narrow);
  if (field === null) return false;
  const asking = wide.filter((one) => fieldOf(one) === field);
  const samples = asking.length === 0 ? null : samplesOf(field, [narrow, ...asking]);
  return samples?.every((sample) => !holds(narrow, () => sample) || isOneOf(asking, sample)) ?? false;
}

const isOneOf = (conditions: readonly Condition[], sample: Scalar | undefined): boolean =>
  conditions.some((one) => holds(one, () => sample));

function testsIn(condition: Condition): readonly Test[] {
  if ('all' in condition) return condition.all.flatMap(testsIn);
  return 'any' in condition ? condition.any.flatMap(testsIn) : [condition];
}

/** The one that all of it asks for. */
function fieldOf(condition: Condition): string | null {
  const [first, ...others] = new Set(testsIn(condition).map(({ field }) => field));
  return first !== undefined && others.length === 0 ? first : null;
}

/** Values, or a missing one, of which each other value behaves as one does; null where that cannot be told. */
function samplesOf(field: string, conditions: readonly Condition[]): readonly (Scalar | undefined)[] | null {
  const tests = conditions.flatMap(testsIn);
  const values = tests.flatMap(valuesOf);
  if (values.length > mostValues) return null;
  return wholeAmounts.has(field) ? amountsAround(values) : textsOf(field, tests, values);
}

function valuesOf({ field: _, ...comparison }: Test): readonly Scalar[] {
  const [value] = Object.values(comparison) as (Scalar | readonly Scalar[])[];
  return typeof value === 'object' ? value : value === undefined ? [] : [value];
}

function amountsAround(values: readonly Scalar[]): readonly number[] | null {
  const numbers = values.filter((value) => typeof value === 'number');
  if (numbers.length < values.length) return null;
  const around = numbers.flatMap((value) => [
    Math.ceil(value) - 1,
    Math.floor(value),
    Math.ceil(value),
    Math.floor(value) + 1,
  ]);
  return [...new Set([0, largest, ...around])].filter((value) => value >= 0 && value <= largest);
}

const isPlain = (test: Test): boolean => ['is', 'isNot', 'in', 'notIn', 'exists'].some((name) => name in test);

function textsOf(
  field: string,
  tests: readonly Test[],
  values: readonly Scalar[],
): readonly (string | undefined)[] | null {
  const texts = values.filter((value) => typeof value === 'string');
  if (!tests.every(isPlain) || tests.some((test) => !('exists' in test) && valuesOf(test).some(isNoText))) return null;
  if (field === 'partner.type') return partnerTypes;
  return [unnamed, ...texts, ...(everyText.has(field) ? [] : [undefined])];
}

const isNoText = (value: Scalar): boolean => typeof value !== 'string';
