import { Controller, Inject, UseFilters } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { announce, type Delivery, KeepCause } from '@tributary/bus';
import {
  isOf,
  type LinkId,
  type OrganisationId,
  type PartnerId,
  type ProgramId,
  type RecordedEvent,
} from '@tributary/contracts';
import { DAYS } from '../adapters/tokens.js';
import { tradeGroup } from '../groups.js';
import type { ProgramDays } from './program-days.js';

/** What one event changes in the roll-up of a day. */
interface Change {
  readonly organisation: OrganisationId;
  readonly at: number;
  readonly program: ProgramId;
  readonly partner: PartnerId;
  readonly link: LinkId;
  readonly currency: string;
  readonly signups?: number;
  readonly sales?: number;
  readonly gross?: number;
  readonly refunded?: number;
  readonly commission?: number;
}

/** Where a sale has no link of its own. */
const noLink = '00000000-0000-0000-0000-000000000000' as LinkId;

/** Signups count on the day of the signup, sales and all that follows from them on the day of the sale. */
@Controller()
@UseFilters(KeepCause)
export class TradeProjection {
  constructor(@Inject(DAYS) private readonly days: ProgramDays) {}

  @EventPattern<string>(tradeGroup.name, tradeGroup.transportId, {
    types: ['Attributed', 'EntryPosted', 'PartnerAdded', 'PartnerUpdated', 'ProgramCreated'],
  })
  async onEvents(@Payload() events: readonly RecordedEvent[], @Ctx() delivery: Delivery): Promise<void> {
    await keepNames(events, delivery);
    const counted = events.filter((event) => isOf(event, 'Attributed', 'EntryPosted'));
    if (counted.length === 0) return;
    const changes = await this.days.of(counted.flatMap(changesOf));
    await delivery.tx.query({
      name: 'fold-trade',
      values: [delivery.generation, JSON.stringify(changes)],
      text: `
      insert into daily_trade as d
      select $1, organisation, day, program, partner, link, currency,
             coalesce(sum(signups), 0), coalesce(sum(sales), 0), coalesce(sum(gross), 0), coalesce(sum(refunded), 0), coalesce(sum(commission), 0)
      from json_to_recordset($2) as (organisation text, day date, program uuid, partner uuid, link uuid, currency text, signups int,
        sales int, gross bigint, refunded bigint, commission bigint)
      group by organisation, day, program, partner, link, currency
      on conflict (generation, organisation, partner, day, program, link, currency) do update set
        signups = d.signups + excluded.signups, sales = d.sales + excluded.sales, gross = d.gross + excluded.gross,
        refunded = d.refunded + excluded.refunded, commission = d.commission + excluded.commission`,
    });
    await announce(delivery, 'analytics', counted);
  }
}

function changesOf(event: RecordedEvent): Change[] {
  const { organisation } = event;
  if (isOf(event, 'Attributed')) {
    const { from, to, at, program } = event.data;
    return [
      ...(from
        ? [{ organisation, at, program, partner: from.partner, link: from.link, currency: '', signups: -1 }]
        : []),
      ...(to ? [{ organisation, at, program, partner: to.partner, link: to.link, currency: '', signups: 1 }] : []),
    ];
  }
  if (isOf(event, 'EntryPosted')) {
    const { data } = event;
    const of = {
      organisation,
      at: data.soldAt,
      program: data.program,
      partner: data.partner,
      link: data.link ?? noLink,
    };
    return [
      { ...of, currency: data.saleCurrency, sales: data.conversions, gross: data.gross, refunded: data.refunded },
      { ...of, currency: data.currency, commission: data.held + data.pending + data.approved },
    ];
  }
  return [];
}

async function keepNames(events: readonly RecordedEvent[], { tx, generation }: Delivery): Promise<void> {
  for (const event of events) {
    if (isOf(event, 'ProgramCreated')) {
      await tx.query({
        name: 'keep-program',
        values: [generation, event.organisation, event.data.program, event.data.code, event.data.zone],
        text: 'insert into program (generation, organisation, program, code, zone) values ($1, $2, $3, $4, $5) on conflict do nothing',
      });
    }
  }
  const partners = events.flatMap((event) =>
    event.type === 'PartnerAdded' || event.type === 'PartnerUpdated'
      ? [{ organisation: event.organisation, ...event.data, personal: event.personal }]
      : [],
  );
  if (partners.length === 0) return;
  await tx.query({
    name: 'keep-partners',
    values: [generation, JSON.stringify(partners)],
    text: `
    with e as (
      select distinct on (organisation, partner) * from rows from (
        json_to_recordset($2) as (organisation text, partner uuid, code text, personal json)) with ordinality
      order by organisation, partner, ordinality desc)
    insert into partner as p select $1, organisation, partner, coalesce(code, ''), personal from e
    on conflict (generation, organisation, partner) do update set
      code = coalesce(nullif(excluded.code, ''), p.code), personal = coalesce(excluded.personal, p.personal)`,
  });
}
