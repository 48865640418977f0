/**
 * Reads a conversion's body by hand: the hottest write of the product, for which decorated validation costs a third of the
 * throughput. It finds fault with the same paths as `NewConversionDto`, which describes it in the documentation.
 */
import { type Fault, problem } from '@tributary/service-kit';
import type { NewConversionDto } from './trade.dto.js';

type Check = (value: unknown) => string | null;

const text =
  (least: number, most: number): Check =>
  (value) =>
    typeof value === 'string' && value.length >= least && value.length <= most
      ? null
      : `must be a text of ${least} to ${most} characters`;
const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined || value === null ? null : check(value);
const number: Check = (value) => (typeof value === 'number' && Number.isFinite(value) ? null : 'must be a number');
const integer: Check = (value) => (Number.isInteger(value) ? null : 'An amount is an integer of minor units');

const checks: readonly (readonly [string, Check])[] = [
  ['program', text(1, 60)],
  ['source', optional(text(1, 60))],
  ['occurredAt', optional(text(0, 40))],
  ['externalId', text(1, 200)],
  ['customerId', optional(text(1, 200))],
  ['tax', optional(number)],
  ['shipping', optional(number)],
  ['discount', optional(number)],
];
const moneyChecks: readonly (readonly [string, Check])[] = [
  ['amount', integer],
  ['currency', text(3, 3)],
];

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export function readConversion(body: unknown): NewConversionDto {
  const fields = isFields(body) ? body : {};
  const { amount: money } = fields;
  const faults = [
    ...faultsIn(fields, checks, ''),
    ...(isFields(money)
      ? faultsIn(money, moneyChecks, 'amount.')
      : [{ path: 'amount', message: 'must be an amount and its currency' }]),
  ];
  if (faults.length > 0) throw problem('invalid-input', { errors: faults });
  const { program, source, occurredAt, externalId, customerId, amount, tax, shipping, discount } =
    fields as unknown as NewConversionDto;
  return {
    program,
    externalId,
    amount,
    ...(source != null && { source }),
    ...(occurredAt != null && { occurredAt }),
    ...(customerId != null && { customerId }),
    ...(tax != null && { tax }),
    ...(shipping != null && { shipping }),
    ...(discount != null && { discount }),
  };
}

function faultsIn(fields: Fields, all: typeof checks, parent: string): Fault[] {
  return all.flatMap(([name, check]) => {
    const message = check(fields[name]);
    return message === null ? [] : [{ path: parent + name, message }];
  });
}
