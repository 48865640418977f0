import { Controller, UseFilters } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { announce, type Delivery, KeepCause } from '@tributary/bus';
import { type EntryData, isOf, type PartnerId, type RecordedEvent } from '@tributary/contracts';
import { activityGroup } from '../groups.js';

interface Line {
  readonly kind: string;
  readonly partner: PartnerId | null;
  readonly text: string;
  readonly amount?: number;
  readonly currency?: string;
}

/** What happened, a line each, in words that hold no personal data. */
@Controller()
@UseFilters(KeepCause)
export class ActivityProjection {
  @EventPattern<string>(activityGroup.name, activityGroup.transportId, {
    types: ['Attributed', 'EntryPosted', 'CommissionRejected', 'PayoutPaid', 'InvitationAccepted', 'LinkCreated'],
  })
  async onEvents(@Payload() events: readonly RecordedEvent[], @Ctx() delivery: Delivery): Promise<void> {
    const told = events.flatMap((event) => {
      const line = lineOf(event);
      return line ? [{ event, line }] : [];
    });
    if (told.length === 0) return;
    const lines = told.map(({ event: { organisation, id, occurredAt: at, position }, line }) => ({
      ...line,
      organisation,
      id,
      at,
      position: String(position),
    }));
    await delivery.tx.query({
      name: 'keep-activity',
      values: [delivery.generation, JSON.stringify(lines)],
      text: `
      insert into activity
      select $1, organisation, id, kind, at, position, partner, text, amount, currency
      from json_to_recordset($2) as (organisation text, id uuid, kind text, at bigint, position bigint, partner uuid, text text,
        amount bigint, currency text)
      on conflict do nothing`,
    });
    await announce(
      delivery,
      'activity',
      told.map(({ event }) => event),
    );
  }
}

/** What a commission is for. */
function whatOf({ paidFor, externalId }: EntryData['EntryPosted']): string {
  switch (paidFor?.kind) {
    case 'deal':
      return `Deal ${externalId}`;
    case 'lead':
      return `Lead ${externalId}`;
    case 'signup':
      return 'Commission on a signup';
    case 'qualification':
      return 'Commission on a qualified customer';
    case 'clicks':
      return `Clicks of ${paidFor.day}`;
    case 'revenue':
      return `Revenue of ${paidFor.period.slice(0, 7)}`;
    case 'bonus':
      return `Bonus ${paidFor.bonus}`;
    case 'manual':
      return 'Entry by hand';
    default:
      return `Sale ${externalId}`;
  }
}

function lineOf(event: RecordedEvent): Line | null {
  if (isOf(event, 'Attributed') && event.data.to && event.data.to.partner !== event.data.from?.partner)
    return { kind: 'signup', partner: event.data.to.partner, text: 'Signup' };
  if (isOf(event, 'EntryPosted')) {
    const { cause, partner, currency, held, pending, approved } = event.data;
    const what = whatOf(event.data);
    const amount = held + pending + approved;
    if (cause === 'accrued') return { kind: 'sale', partner, text: what, amount, currency };
    if (cause === 'reversed') return { kind: 'refund', partner, text: `Taken back: ${what}`, amount, currency };
    if (cause === 'approved')
      return {
        kind: 'commission-approved',
        partner,
        text: `Commission approved: ${what}`,
        amount: approved,
        currency,
      };
    return null;
  }
  if (isOf(event, 'CommissionRejected'))
    return { kind: 'commission-rejected', partner: event.data.partner, text: 'Commission rejected' };
  if (isOf(event, 'PayoutPaid')) {
    const { partner, amount, currency } = event.data;
    return { kind: 'payout-paid', partner, text: 'Payout sent', amount, currency };
  }
  if (isOf(event, 'InvitationAccepted')) return { kind: 'partner-joined', partner: event.data.partner, text: 'Joined' };
  if (isOf(event, 'LinkCreated'))
    return { kind: 'link-created', partner: event.data.partner, text: `Link ${event.data.code} created` };
  return null;
}
