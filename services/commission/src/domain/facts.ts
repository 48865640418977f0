/** What happened or was decided, as the engine reads it. Moments are milliseconds since 1970, UTC; amounts minor units. */
import { type EventData, type Plan, planOf } from '@tributary/contracts';

type MoneyField = 'amount' | 'tax' | 'shipping' | 'discount' | 'settled';
type Scalar = string | number | boolean | null | undefined;
/** The same data with its money as exact integers. */
export type Exact<T> = T extends Scalar
  ? T
  : T extends readonly (infer Item)[]
    ? readonly Exact<Item>[]
    : { readonly [Field in keyof T]: Field extends MoneyField ? Minor<T[Field]> : Exact<T[Field]> };
type Minor<T> = T extends number ? bigint : T;

export interface PublishedPlan {
  readonly program: EventData['PlanPublished']['program'];
  readonly version: number;
  /** The first version has no beginning. */
  readonly from: number | null;
  readonly plan: Plan;
}

export const factTypes = [
  'ProgramCreated',
  'ProgramEnded',
  'LinkCreated',
  'PartnerAdded',
  'PartnerUpdated',
  'PartnerSuspended',
  'PartnerTerminated',
  'PartnerReinstated',
  'TierChanged',
  'ParentChanged',
  'PlanPublished',
  'SignupRecorded',
  'TouchAdded',
  'SaleRecorded',
  'ConversionAmended',
  'RefundRecorded',
  'ChargebackOpened',
  'ChargebackLost',
  'ChargebackWon',
  'ActivityRecorded',
  'LeadQualified',
  'DealApproved',
  'DealWon',
  'DealAmended',
  'ClicksCounted',
  'ExchangeRateRecorded',
  'HourPassed',
  'PeriodSettled',
  'CommissionApproved',
  'ApprovalWithdrawn',
  'CommissionRejected',
  'CommissionReopened',
  'CommissionReleased',
  'CommissionCorrected',
  'ManualEntryPosted',
  'SettlementChanged',
] as const;

export type FactType = (typeof factTypes)[number];

type DataOf<Type extends FactType> = Type extends 'PlanPublished' ? PublishedPlan : Exact<EventData[Type]>;

export type FactOf<Type extends FactType> = {
  [One in Type]: {
    readonly type: One;
    readonly organisation: string;
    readonly occurredAt: number;
    readonly recordedAt: number;
    readonly data: DataOf<One>;
  };
}[Type];
export type Fact = FactOf<FactType>;

interface Wire {
  readonly amount?: number;
  readonly tax?: number | null;
  readonly shipping?: number | null;
  readonly discount?: number | null;
  readonly settled?: number;
  readonly lines?: readonly Wire[];
  readonly commissions?: readonly Wire[];
}

/** From the wire, where an amount is a number. A replay does this for every fact, so what holds no amounts is not copied. */
export function exactly(type: FactType, data: object): object {
  if (type === 'PlanPublished') {
    const { program, version, from, ...rest } = data as EventData['PlanPublished'];
    return { program, version, from, plan: planOf(rest) } satisfies PublishedPlan;
  }
  return inMinorUnits(data as Wire);
}

function inMinorUnits(data: Wire): object {
  const { amount, tax, shipping, discount, settled, lines, commissions } = data;
  if (commissions) return { ...data, commissions: commissions.map(inMinorUnits) };
  if (settled !== undefined) return { ...data, settled: BigInt(settled) };
  if (typeof amount !== 'number') return data;
  const exact: { -readonly [Field in keyof Wire]: unknown } = { ...data };
  exact.amount = BigInt(amount);
  if (tax !== undefined) exact.tax = minor(tax);
  if (shipping !== undefined) exact.shipping = minor(shipping);
  if (discount !== undefined) exact.discount = minor(discount);
  if (lines) exact.lines = lines.map(inMinorUnits);
  return exact;
}

const minor = (amount: number | null): bigint | null => (amount === null ? null : BigInt(amount));
