/** What happened or was decided, as the engine reads it. Moments are milliseconds since 1970, UTC; amounts minor units. */
import type {
  AttributionData,
  CommissionId,
  ConversionId,
  CustomerId,
  LinkId,
  PartnerId,
  ProgramId,
  RefundId,
  TouchData,
} from '@tributary/contracts';
import type { Rule } from './rules/registry.js';

export type Fact =
  | FactOf<
      'ProgramCreated',
      {
        program: ProgramId;
        code: string;
        currency: string;
        windowDays: number;
        attribution: 'last-click' | 'first-click';
      }
    >
  | FactOf<'ProgramEnded', { program: ProgramId }>
  | FactOf<'PlanPublished', { program: ProgramId } & PlanVersion>
  | FactOf<'SignupRecorded', { program: ProgramId; customer: CustomerId; touches: readonly TouchData[] }>
  | FactOf<'TouchAdded', { program: ProgramId; customer: CustomerId; touch: TouchData }>
  | FactOf<
      'SaleRecorded',
      SaleTerms & {
        program: ProgramId;
        conversion: ConversionId;
        customer: CustomerId | null;
        externalId: string;
        source: string;
      }
    >
  | FactOf<
      'ConversionAmended',
      SaleTerms & { program: ProgramId; conversion: ConversionId; customer: CustomerId | null }
    >
  | FactOf<
      'RefundRecorded',
      RefundTerms & { program: ProgramId; customer: CustomerId | null; conversion: ConversionId | null }
    >
  | FactOf<'CommissionApproved', Decision & { amount: bigint }>
  | FactOf<'CommissionRejected', Decision>
  | FactOf<'CommissionReopened', Decision>
  | FactOf<'HourPassed', { hour: number }>;

interface FactOf<Type extends string, Data> {
  readonly type: Type;
  readonly organisation: string;
  readonly occurredAt: number;
  readonly recordedAt: number;
  readonly data: Readonly<Data>;
}

export interface SaleTerms {
  readonly currency: string;
  readonly amount: bigint;
  readonly tax: bigint;
  readonly shipping: bigint;
}

export interface RefundTerms {
  readonly refund: RefundId;
  readonly externalId: string;
  readonly source: string;
  readonly currency: string;
  readonly amount: bigint;
  /** Null where the refund did not bring its own parts. */
  readonly tax: bigint | null;
  readonly shipping: bigint | null;
}

export interface PlanVersion {
  readonly version: number;
  /** The first version has no beginning. */
  readonly from: number | null;
  readonly holdDays: number;
  readonly rules: readonly Rule[];
}

export interface Decision {
  readonly commission: CommissionId;
  readonly conversion: ConversionId;
  readonly partner: PartnerId;
}

export interface Owner extends AttributionData {
  readonly link: LinkId;
}

export const factTypes = [
  'ProgramCreated',
  'ProgramEnded',
  'PlanPublished',
  'SignupRecorded',
  'TouchAdded',
  'SaleRecorded',
  'ConversionAmended',
  'RefundRecorded',
  'CommissionApproved',
  'CommissionRejected',
  'CommissionReopened',
  'HourPassed',
] as const satisfies readonly Fact['type'][];
