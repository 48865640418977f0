import { hash } from 'node:crypto';
import { v7 } from 'uuid';
import type { Brand } from './brand.js';

/** 16 hexadecimal digits; no hyphen, because it leads every stream's name. */
export type OrganisationId = Brand<string, 'OrganisationId'>;
export type EventId = Brand<string, 'EventId'>;
/** `<organisation>.<kind>-<uuid>`; nothing that a sender wrote goes into it. */
export type StreamName = Brand<string, 'StreamName'>;
export type ProgramId = Brand<string, 'ProgramId'>;
export type PartnerId = Brand<string, 'PartnerId'>;
export type LinkId = Brand<string, 'LinkId'>;
export type ClickId = Brand<string, 'ClickId'>;
export type VisitorId = Brand<string, 'VisitorId'>;
/** One customer of one program. */
export type CustomerId = Brand<string, 'CustomerId'>;
export type ConversionId = Brand<string, 'ConversionId'>;
export type RefundId = Brand<string, 'RefundId'>;
/** A qualified lead, and a deal; derived as conversions are, with their own kind. */
export type LeadId = Brand<string, 'LeadId'>;
export type DealId = Brand<string, 'DealId'>;
export type ManualEntryId = Brand<string, 'ManualEntryId'>;
export type CommissionId = Brand<string, 'CommissionId'>;
export type PayoutRunId = Brand<string, 'PayoutRunId'>;
export type PayoutId = Brand<string, 'PayoutId'>;
export type InvitationId = Brand<string, 'InvitationId'>;
export type AccountId = Brand<string, 'AccountId'>;

/** Holds what belongs to no organisation, such as the reservation of a link's code. */
export const installation = 'installation' as OrganisationId;

const natural = '6f6a2a0e-2d0c-5d53-9a55-5b2f4d1c7e21';
const space = Buffer.from(natural.replaceAll('-', ''), 'hex');

/** UUIDv5 of a natural key: the same parts always name the same thing. */
export function derivedId<Id extends string>(...parts: readonly string[]): Id {
  const digest = hash('sha1', Buffer.concat([space, Buffer.from(JSON.stringify(parts))]));
  const variant = '89ab'[Number.parseInt(digest.charAt(16), 16) & 3];
  const [low, middle, high] = [digest.slice(0, 8), digest.slice(8, 12), digest.slice(13, 16)];
  return `${low}-${middle}-5${high}-${variant}${digest.slice(17, 20)}-${digest.slice(20, 32)}` as Id;
}

/** UUIDv7. */
export function newId<Id extends string>(): Id {
  return v7() as Id;
}

export function newOrganisationId(): OrganisationId {
  return newId<string>().replaceAll('-', '').slice(-16) as OrganisationId;
}

export const programId = (organisation: OrganisationId, code: string): ProgramId =>
  derivedId('program', organisation, code.toLowerCase());

export const partnerId = (organisation: OrganisationId, code: string): PartnerId =>
  derivedId('partner', organisation, code.toLowerCase());

/** Codes are unique per link host and case-insensitive. */
export const linkId = (code: string): LinkId => derivedId('link', code.toLowerCase());

export const customerId = (program: ProgramId, externalId: string): CustomerId =>
  derivedId('customer', program, externalId);

/** `rules.md` row 35: program, source, kind and external id. */
export const conversionId = (program: ProgramId, source: string, externalId: string): ConversionId =>
  derivedId('sale', program, source, externalId);

export const refundId = (program: ProgramId, source: string, externalId: string): RefundId =>
  derivedId('refund', program, source, externalId);

/** Row 35 for the other kinds of conversion, each in a name space of its own. */
export const namedId = <Id extends string>(
  kind: 'deposit' | 'wager' | 'net-revenue' | 'lead' | 'deal' | 'chargeback',
  program: ProgramId,
  source: string,
  externalId: string,
): Id => derivedId(kind, program, source, externalId);

/** Stands where a sale's id stands, for what is paid and is no sale (`PaidForData`): its kind and what tells it from others. */
export const paidForId = (program: ProgramId, kind: string, ...parts: readonly string[]): ConversionId =>
  derivedId('paid-for', program, kind, ...parts);

/** Named by what is paid for, not by the rule that won, so that a repriced sale stays the same commission. */
export const commissionId = (of: { conversion: string; partner: string; component: string }): CommissionId =>
  derivedId('commission', of.conversion, of.partner, of.component);

/** One cause posts at most one event to a stream under this id, so that a repeated fold posts the same one. */
export const causedId = (subject: string, cause: string): EventId => derivedId('caused', subject, cause);
