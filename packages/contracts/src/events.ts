/**
 * The data of every event type at its newest version. Moments are milliseconds since 1970, UTC; amounts are whole
 * minor units of the currency beside them (JSON numbers, at most 2^53 - 1 in size). Personal fields never stand here:
 * they go into the envelope's `personal`. A field that is optional (`?`) is left out where nothing was sent, never null, so
 * that what is sent again after an upgrade is still the same; its meaning when absent stands beside it.
 */
import type { OrganisationFacts } from './events/organisation.js';
import type { ProgramFacts } from './events/programs.js';
import type { ConversionFacts } from './events/conversions.js';
import type { PartnerFacts } from './events/partners.js';
import type { CommissionFacts } from './events/commissions.js';
import type { PayoutFacts } from './events/payouts.js';
import type { EntryData } from './events/entries.js';

export * from './events/organisation.js';
export * from './events/programs.js';
export * from './events/conversions.js';
export * from './events/partners.js';
export * from './events/commissions.js';
export * from './events/payouts.js';
export * from './events/entries.js';
export * from './events/terms.js';

export interface WireMoney {
  readonly amount: number;
  readonly currency: string;
}

export type FactData = OrganisationFacts &
  ProgramFacts &
  ConversionFacts &
  PartnerFacts &
  CommissionFacts &
  PayoutFacts;
export type EventData = FactData & EntryData;
export type EventType = keyof EventData;

/** The newest version of each type. Readers skip what they do not know and wait for what is newer than they know. */
export const versions: Readonly<Record<EventType, number>> = {
  OrganisationCreated: 1,
  InvitationAccepted: 1,
  EventSkipped: 1,
  ProgramCreated: 1,
  ProgramActivated: 1,
  ProgramPaused: 1,
  ProgramEnded: 1,
  CodeReserved: 1,
  LinkCreated: 1,
  ClickRecorded: 1,
  SignupRecorded: 2,
  TouchAdded: 2,
  SaleRecorded: 2,
  ConversionAmended: 2,
  ActivityRecorded: 1,
  LeadQualified: 1,
  DealApproved: 1,
  DealWon: 1,
  DealAmended: 1,
  ClicksCounted: 1,
  ChargebackOpened: 1,
  ChargebackLost: 1,
  ChargebackWon: 1,
  RefundRecorded: 2,
  PersonErased: 1,
  PartnerAdded: 1,
  PartnerUpdated: 1,
  InvitationSent: 1,
  AccessRevoked: 1,
  PartnerSuspended: 1,
  PartnerTerminated: 1,
  PartnerReinstated: 1,
  TierChanged: 1,
  ParentChanged: 1,
  PlanPublished: 2,
  HourPassed: 1,
  PeriodSettled: 1,
  ExchangeRateRecorded: 1,
  ApprovalWithdrawn: 1,
  CommissionReleased: 1,
  CommissionCorrected: 1,
  ManualEntryPosted: 1,
  CommissionApproved: 1,
  CommissionRejected: 2,
  CommissionReopened: 1,
  PayoutRunProposed: 1,
  PayoutRunApproved: 1,
  PayoutRunCancelled: 1,
  PayoutRequested: 1,
  PayoutPaid: 1,
  PayoutReturned: 1,
  EntryPosted: 2,
  Attributed: 1,
  SurplusChanged: 1,
  SettlementChanged: 1,
};
