import {
  isOf,
  type OrganisationId,
  type PartnerId,
  type PartnerType,
  type ProgramId,
  type RecordedEvent,
  type SealedPersonal,
} from '@tributary/contracts';
import { inserted } from './dated.js';
import { type Refusal, refuse } from './refusal.js';

export interface Partner {
  readonly organisation: OrganisationId;
  readonly id: PartnerId;
  readonly code: string;
  readonly type: PartnerType;
  readonly country: string | null;
  readonly state: 'active' | 'suspended' | 'terminated';
  readonly access: 'none' | 'invited' | 'joined' | 'revoked';
  readonly invitedAt: number | null;
  readonly joinedAt: number | null;
  /** When access was last revoked; told by the partner's own stream alone. */
  readonly revokedAt?: number;
  readonly createdAt: number;
  /** Name and e-mail address; null once they are erased. */
  readonly personal: SealedPersonal | null;
  /** By their beginning; `program` null: in all that have none of their own. */
  readonly tiers: readonly DatedTier[];
  readonly parents: readonly DatedParent[];
}

export interface DatedTier {
  readonly at: number;
  readonly program: ProgramId | null;
  readonly tier: string | null;
}

export interface DatedParent {
  readonly at: number;
  readonly parent: PartnerId | null;
}

export type StandingChange = 'suspend' | 'reinstate' | 'terminate';

export const codePattern = /^[a-z0-9][a-z0-9._-]{0,59}$/i;
/** Of an invitation, in milliseconds. */
export const invitationLife = 14 * 86_400_000;

export const foldedTypes = [
  'PartnerAdded',
  'PartnerUpdated',
  'InvitationSent',
  'InvitationAccepted',
  'AccessRevoked',
  'PartnerSuspended',
  'PartnerReinstated',
  'PartnerTerminated',
  'PersonErased',
  'TierChanged',
  'ParentChanged',
] as const;

export function evolvePartner(partner: Partner | undefined, event: RecordedEvent): Partner | undefined {
  const { organisation, occurredAt, personal } = event;
  if (isOf(event, 'PartnerAdded')) {
    const { partner: id, code, type, country } = event.data;
    return {
      organisation,
      id,
      code,
      type,
      country,
      personal,
      state: 'active',
      access: 'none',
      invitedAt: null,
      joinedAt: null,
      createdAt: occurredAt,
      tiers: [],
      parents: [],
    };
  }
  if (!partner) return undefined;
  if (isOf(event, 'PartnerUpdated'))
    return { ...partner, type: event.data.type, country: event.data.country, personal };
  if (isOf(event, 'InvitationSent'))
    return { ...partner, access: partner.access === 'joined' ? 'joined' : 'invited', invitedAt: occurredAt };
  if (isOf(event, 'InvitationAccepted')) return { ...partner, access: 'joined', joinedAt: occurredAt };
  if (isOf(event, 'AccessRevoked')) return { ...partner, access: 'revoked', revokedAt: occurredAt };
  if (isOf(event, 'PersonErased')) return { ...partner, personal: null, access: 'revoked', revokedAt: occurredAt };
  if (isOf(event, 'PartnerSuspended')) return { ...partner, state: 'suspended' };
  if (isOf(event, 'PartnerReinstated')) return { ...partner, state: 'active' };
  if (isOf(event, 'PartnerTerminated')) return { ...partner, state: 'terminated' };
  if (isOf(event, 'TierChanged')) {
    const { program, tier } = event.data;
    return { ...partner, tiers: inserted(partner.tiers, { at: occurredAt, program, tier }) };
  }
  if (isOf(event, 'ParentChanged'))
    return { ...partner, parents: inserted(partner.parents, { at: occurredAt, parent: event.data.parent }) };
  return partner;
}

/** The fact that a change makes, null where nothing is left to change. A terminated partner does not come back. */
export function decideStanding(
  { state, code }: Partner,
  change: StandingChange,
): 'PartnerSuspended' | 'PartnerReinstated' | 'PartnerTerminated' | null | Refusal {
  if (change === 'terminate') return state === 'terminated' ? null : 'PartnerTerminated';
  if (state === 'terminated') return refuse('wrong-state', `The partnership with ${code} has been terminated.`);
  if (change === 'suspend') return state === 'suspended' ? null : 'PartnerSuspended';
  return state === 'active' ? null : 'PartnerReinstated';
}

/** Whoever is erased stays so: money goes on under the code, and nobody is named any more. */
export function checkNotErased({ personal, code }: Partner): Refusal | undefined {
  return personal === null ? refuse('wrong-state', `The person behind ${code} has been erased.`) : undefined;
}

export function checkInvitable({ state, code }: Partner): Refusal | undefined {
  return state === 'active'
    ? undefined
    : refuse('wrong-state', `${code} is ${state}; only an active partner is invited.`);
}
