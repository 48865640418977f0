import { Controller, UseFilters } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { announce, type Delivery, KeepCause } from '@tributary/bus';
import { planOf, type RecordedEvent, type RecordedOf } from '@tributary/contracts';
import { listGroup } from '../groups.js';
import { everyProgram } from './every-program.js';
import { keepChargebacks, keepRefunds, keepSurplus } from './refunds.fold.js';
import { rows } from './rows.js';

/** What people read of commissions: folds a batch, a statement a kind. */
@Controller()
@UseFilters(KeepCause)
export class CommissionListProjection {
  @EventPattern<string>(listGroup.name, listGroup.transportId, {
    types: [
      'EntryPosted',
      'RefundRecorded',
      'ChargebackOpened',
      'ChargebackLost',
      'ChargebackWon',
      'SurplusChanged',
      'CommissionRejected',
      'CommissionReopened',
      'ProgramCreated',
      'LinkCreated',
      'PlanPublished',
      'PartnerAdded',
      'PartnerUpdated',
      'TierChanged',
      'SignupRecorded',
      'Attributed',
      'SettlementChanged',
    ],
  })
  async onEvents(@Payload() events: readonly RecordedEvent[], @Ctx() delivery: Delivery): Promise<void> {
    for (const run of runsOf(events)) await this.fold(run, delivery);
    await announce(delivery, 'commissions', events);
  }

  private async fold(run: readonly RecordedEvent[], delivery: Delivery): Promise<void> {
    const [first] = run;
    if (!first) return;
    const fold = folds[first.type as keyof typeof folds];
    await fold(run as never, delivery);
  }
}

/** Neighbours of one type go together; the order across types stays. */
function runsOf(events: readonly RecordedEvent[]): RecordedEvent[][] {
  const runs: RecordedEvent[][] = [];
  for (const event of events) {
    const last = runs.at(-1);
    if (last?.[0]?.type === event.type) last.push(event);
    else runs.push([event]);
  }
  return runs;
}

const folds = {
  EntryPosted: async (events: readonly RecordedOf<'EntryPosted'>[], { tx, generation }: Delivery) => {
    // One row a commission: amounts add up over the batch, terms are those of its last entry.
    await tx.query({
      name: 'fold-entries',
      values: [generation, rows(events)],
      text: `
      with e as (
        select * from rows from (json_to_recordset($2) as (
          organisation text, commission uuid, conversion uuid, program uuid, partner uuid, customer uuid, link uuid, "externalId" text,
          source text, "soldAt" bigint, "holdUntil" bigint, "saleCurrency" text, gross bigint, refunded bigint, conversions bigint,
          currency text, held bigint, pending bigint, approved bigint, rejected boolean, "awaitingRate" boolean, terms json, cause text,
          "recordedAt" bigint, component text, "paidFor" json)) with ordinality
      ), sums as (
        select organisation, commission, sum(gross) as gross, sum(refunded) as refunded, sum(conversions) as conversions, sum(held) as held,
               sum(pending) as pending, sum(approved) as approved, bool_or(held <> 0 or pending <> 0 or approved <> 0) as moved
        from e group by organisation, commission
      ), latest as (
        select distinct on (organisation, commission) * from e order by organisation, commission, ordinality desc
      )
      insert into commission as c
        (generation, organisation, commission, conversion, program, partner, customer, link, external_id, source, sold_at, hold_until,
         sale_currency, gross, refunded, conversions, currency, held, pending, approved, moved, rejected, awaiting_rate, plan_version, rule,
         level, base, updated_at, component, kind, terms, paid_for)
      select $1, l.organisation, l.commission, conversion, program, partner, customer, link, "externalId", source, "soldAt", "holdUntil",
             "saleCurrency", s.gross, s.refunded, s.conversions, currency, s.held, s.pending, s.approved, s.moved, rejected,
             "awaitingRate", (terms ->> 'planVersion')::int, terms -> 'rule', terms ->> 'level', (terms ->> 'base')::bigint, "recordedAt",
             coalesce(component, 'base'), coalesce("paidFor" ->> 'kind', 'sale'), terms, "paidFor"
      from latest l join sums s using (organisation, commission)
      on conflict (generation, organisation, commission) do update set
        link = excluded.link, hold_until = excluded.hold_until, gross = c.gross + excluded.gross, refunded = c.refunded + excluded.refunded,
        conversions = c.conversions + excluded.conversions, held = c.held + excluded.held, pending = c.pending + excluded.pending,
        approved = c.approved + excluded.approved, moved = c.moved or excluded.moved, rejected = excluded.rejected,
        awaiting_rate = excluded.awaiting_rate, plan_version = excluded.plan_version, rule = excluded.rule, level = excluded.level,
        base = excluded.base, terms = excluded.terms, sale_currency = excluded.sale_currency, updated_at = excluded.updated_at,
        rejection = case when excluded.rejected then c.rejection end`,
    });
    await tx.query({
      name: 'keep-entries',
      values: [generation, rows(events)],
      text: `
      insert into entry
      select $1, organisation, commission, position, cause, "recordedAt", held, pending, approved, refunded, (terms ->> 'base')::bigint,
             "asOf", "ledBy", "occurredAt"
      from json_to_recordset($2) as (organisation text, commission uuid, position bigint, cause text, "recordedAt" bigint, held bigint,
        pending bigint, approved bigint, refunded bigint, terms json, "asOf" bigint, "ledBy" uuid, "occurredAt" bigint)
      on conflict do nothing`,
    });
  },

  RefundRecorded: keepRefunds,
  ChargebackOpened: keepChargebacks,
  ChargebackLost: keepChargebacks,
  ChargebackWon: keepChargebacks,
  SurplusChanged: keepSurplus,

  CommissionRejected: async (events: readonly RecordedOf<'CommissionRejected'>[], { tx, generation }: Delivery) => {
    await tx.query({
      name: 'fold-rejections',
      values: [generation, rows(events)],
      text: `
      update commission c set rejection = e.personal, fraud_at = case when e.fraud then e."occurredAt" end
      from json_to_recordset($2) as e (organisation text, commission uuid, personal json, fraud boolean, "occurredAt" bigint)
      where c.generation = $1 and c.organisation = e.organisation and c.commission = e.commission`,
    });
  },

  CommissionReopened: async (events: readonly RecordedOf<'CommissionReopened'>[], { tx, generation }: Delivery) => {
    await tx.query({
      name: 'fold-reopenings',
      values: [generation, rows(events)],
      text: `
      update commission c set fraud_at = null
      from json_to_recordset($2) as e (organisation text, commission uuid)
      where c.generation = $1 and c.organisation = e.organisation and c.commission = e.commission`,
    });
  },

  ProgramCreated: async (events: readonly RecordedOf<'ProgramCreated'>[], { tx, generation }: Delivery) => {
    await tx.query({
      name: 'fold-programs',
      values: [generation, rows(events)],
      text: `
      insert into program
      select $1, organisation, program, code, name, currency
      from json_to_recordset($2) as (organisation text, program uuid, code text, name text, currency text)
      on conflict do nothing`,
    });
  },

  PlanPublished: async (events: readonly RecordedOf<'PlanPublished'>[], { tx, generation }: Delivery) => {
    await tx.query({
      name: 'fold-plans',
      values: [
        generation,
        rows(events.map((event) => ({ ...event, data: { ...event.data, plan: planOf(event.data) } }))),
      ],
      text: `
      insert into plan_version (generation, organisation, program, version, starts, plan, published_at, published_by)
      select $1, organisation, program, version, "from", plan, "recordedAt", actor
      from json_to_recordset($2) as (organisation text, program uuid, version int, "from" bigint, plan json, "recordedAt" bigint, actor text)
      on conflict do nothing`,
    });
  },

  LinkCreated: async (events: readonly RecordedOf<'LinkCreated'>[], { tx, generation }: Delivery) => {
    await tx.query({
      name: 'fold-links',
      values: [generation, rows(events)],
      text: `
      insert into link
      select $1, organisation, link, code from json_to_recordset($2) as (organisation text, link uuid, code text)
      on conflict do nothing`,
    });
  },

  PartnerAdded: keepPartners,
  PartnerUpdated: keepPartners,

  TierChanged: async (events: readonly RecordedOf<'TierChanged'>[], { tx, generation }: Delivery) => {
    await tx.query({
      name: 'fold-tiers',
      values: [generation, rows(events), everyProgram],
      text: `
      with e as (
        select distinct on (organisation, partner, coalesce(program, $3::uuid)) * from rows from (
          json_to_recordset($2) as (organisation text, partner uuid, program uuid, tier text, "occurredAt" bigint)) with ordinality
        order by organisation, partner, coalesce(program, $3::uuid), "occurredAt" desc, ordinality desc)
      insert into tier as t select $1, organisation, partner, coalesce(program, $3::uuid), tier, "occurredAt" from e
      on conflict (generation, organisation, partner, program) do update set tier = excluded.tier, since = excluded.since
      where excluded.since >= t.since`,
    });
  },

  SignupRecorded: async (events: readonly RecordedOf<'SignupRecorded'>[], { tx, generation }: Delivery) => {
    await tx.query({
      name: 'fold-signups',
      values: [generation, rows(events)],
      text: `
      insert into customer
      select $1, organisation, customer, "externalId", "occurredAt"
      from json_to_recordset($2) as (organisation text, customer uuid, "externalId" text, "occurredAt" bigint)
      on conflict do nothing`,
    });
  },

  Attributed: async (events: readonly RecordedOf<'Attributed'>[], { tx, generation }: Delivery) => {
    await tx.query({
      name: 'fold-attributions',
      values: [generation, rows(events)],
      text: `
      update customer c set attribution = e.reason
      from (select distinct on (organisation, customer) * from rows from (
              json_to_recordset($2) as (organisation text, customer uuid, reason json)) with ordinality
            order by organisation, customer, ordinality desc) e
      where c.generation = $1 and c.organisation = e.organisation and c.customer = e.customer`,
    });
  },

  /** What the ledger says; entries of several events may arrive in another order than those events. */
  SettlementChanged: async (events: readonly RecordedOf<'SettlementChanged'>[], { tx, generation }: Delivery) => {
    await tx.query({
      name: 'fold-settlements',
      values: [generation, rows(events)],
      text: `
      with e as (
        select distinct on (organisation, commission) organisation, commission, settled, coalesce(paid, settled) as paid, "asOf"
        from json_to_recordset($2) as told (organisation text, "asOf" bigint, commissions json),
          json_to_recordset(commissions) as one (commission uuid, settled bigint, paid bigint)
        order by organisation, commission, "asOf" desc)
      update commission c set paid = e.paid, settled = e.settled - e.paid, paid_as_of = e."asOf"
      from e
      where c.generation = $1 and c.organisation = e.organisation and c.commission = e.commission and c.paid_as_of < e."asOf"`,
    });
  },
};

async function keepPartners(events: readonly RecordedEvent[], { tx, generation }: Delivery): Promise<void> {
  await tx.query({
    name: 'fold-partners',
    values: [generation, rows(events)],
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
