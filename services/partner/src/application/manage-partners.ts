import { isDeepStrictEqual } from 'node:util';
import { isOf, newEvent, partnerId, type PartnerType, type RecordedEvent, streamName } from '@tributary/contracts';
import { checkNotErased, decideStanding, evolvePartner, type Partner, type StandingChange } from '../domain/partner.js';
import { isRefusal, type Refusal, refuse } from '../domain/refusal.js';
import { type Changed, changePartner } from './partner-stream.js';
import type { Actor, Ports } from './ports.js';

export interface NewPartner {
  readonly code: string;
  readonly name: string;
  readonly email: string;
  readonly type?: PartnerType | undefined;
  readonly country?: string | null | undefined;
}

export interface PartnerStored {
  readonly partner: Partner;
  readonly added: boolean;
  readonly position: bigint;
}

export async function addPartner(
  { facts, clock, personal }: Ports,
  { organisation, actor }: Actor,
  command: NewPartner,
): Promise<PartnerStored | Refusal> {
  const { code, name, email, type = 'affiliate', country = null } = command;
  const id = partnerId(organisation, code);
  const stream = streamName(organisation, 'partner', id);
  const data = { partner: id, code, type, country };
  const fields = { name, email };
  const sealed = await personal.seal(organisation, id, fields);
  const event = newEvent('PartnerAdded', data, { actor, occurredAt: clock.now(), personal: sealed });
  const outcome = await facts.append(stream, [event], 0);
  if (outcome.kind === 'refused') return refuse('unstorable-text', 'A text holds characters that cannot be stored.');
  const events = await facts.readStream(stream, 0, 1_000);
  const [first] = events;
  const partner = events.reduce<Partner | undefined>(evolvePartner, undefined);
  if (!first || !partner) throw new Error(`${stream} has a revision but no partner`);
  if (outcome.kind === 'appended') return { partner, added: true, position: outcome.position };
  const same =
    isOf(first, 'PartnerAdded') && isDeepStrictEqual(first.data, data) && (await hasFields(personal, first, fields));
  return same
    ? { partner, added: false, position: first.position }
    : refuse('already-exists', `There is a partner with the code ${code}.`);
}

/** Who is erased cannot differ. */
export async function hasFields(
  personal: Ports['personal'],
  { organisation, personal: sealed }: RecordedEvent,
  fields: object,
): Promise<boolean> {
  const opened = sealed && (await personal.open(organisation, sealed));
  return opened === null || isDeepStrictEqual(opened, fields);
}

export interface PartnerUpdate {
  readonly name?: string | undefined;
  readonly email?: string | undefined;
  readonly type?: PartnerType | undefined;
  readonly country?: string | null | undefined;
}

export function updatePartner(
  { facts, clock, personal }: Ports,
  { organisation, actor }: Actor,
  reference: string,
  update: PartnerUpdate,
): Promise<Changed | Refusal> {
  return changePartner(facts, organisation, reference, async (partner) => {
    const erased = checkNotErased(partner);
    if (erased) return erased;
    const before = {
      name: '',
      email: '',
      ...(partner.personal && (await personal.open(organisation, partner.personal))),
    };
    const after = { name: update.name ?? before.name, email: update.email ?? before.email };
    const type = update.type ?? partner.type;
    const country = update.country === undefined ? partner.country : update.country;
    if (isDeepStrictEqual({ ...before, type: partner.type, country: partner.country }, { ...after, type, country }))
      return null;
    const sealed = await personal.seal(organisation, partner.id, after);
    return newEvent(
      'PartnerUpdated',
      { partner: partner.id, type, country },
      { actor, occurredAt: clock.now(), personal: sealed },
    );
  });
}

export function changeStanding(
  { facts, clock, personal }: Ports,
  { organisation, actor }: Actor,
  reference: string,
  change: StandingChange,
  reason?: string,
): Promise<Changed | Refusal> {
  return changePartner(facts, organisation, reference, async (partner) => {
    const type = decideStanding(partner, change);
    if (type === null || isRefusal(type)) return type;
    const sealed = reason === undefined ? null : await personal.seal(organisation, partner.id, { reason });
    return newEvent(type, { partner: partner.id }, { actor, occurredAt: clock.now(), personal: sealed });
  });
}
