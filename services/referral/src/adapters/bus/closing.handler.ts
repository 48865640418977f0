import { Controller, Inject, UseFilters } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { consumerGroup, type Delivery, KeepCause, type Outgoing } from '@tributary/bus';
import {
  derivedId,
  type EventData,
  type EventId,
  isOf,
  newEvent,
  type OrganisationId,
  planOf,
  type ProgramId,
  type RecordedEvent,
  type RecordedOf,
  streamName,
} from '@tributary/contracts';
import type { BusRegistry } from '@tributary/service-kit';
import { BUS, PORTS } from '../tokens.js';
import type { Ports } from '../../application/ports.js';
import { lastClosedDay } from '../../domain/local-day.js';
import { clickDaysGroup } from '../../projections/click-days.projection.js';

export const closingGroup = consumerGroup('referral-closing', { onFailure: 'park' });
export const closingTables = ['clicked_program', 'closed_click_day'];

/** How long it waits for the last clicks that are recorded; what they delay is closed with the next hour. */
const patience = 1_000;
/** Of one hour; the rest follows with the next. */
const mostClosed = 5_000;

type Closed = Pick<EventData['ClicksCounted'], 'program' | 'partner' | 'link' | 'day' | 'count'>;

/** Row 29: an hour closes the days that are over, for programs that pay for clicks. */
@Controller()
@UseFilters(KeepCause)
export class ClosingHandler {
  constructor(
    @Inject(PORTS) private readonly ports: Ports,
    @Inject(BUS) private readonly bus: BusRegistry,
  ) {}

  @EventPattern<string>(closingGroup.name, closingGroup.transportId, {
    types: ['PlanPublished', 'ClicksCounted', 'HourPassed'],
  })
  async on(@Payload() events: readonly RecordedEvent[], @Ctx() delivery: Delivery): Promise<void> {
    await keepPrograms(events, delivery);
    await keepClosed(
      events.flatMap((event) =>
        isOf(event, 'ClicksCounted') ? { ...event.data, organisation: event.organisation } : [],
      ),
      delivery,
    );
    if (delivery.rebuilding) return;
    const hours = new Map<OrganisationId, RecordedOf<'HourPassed'>>();
    for (const event of events) if (isOf(event, 'HourPassed')) hours.set(event.organisation, event);
    for (const hour of hours.values()) await this.close(hour, delivery);
  }

  private async close(cause: RecordedOf<'HourPassed'>, delivery: Delivery): Promise<void> {
    const { organisation, data } = cause;
    const { rows } = await delivery.tx.query<{ program: ProgramId }>(
      'select program from clicked_program where generation = $1 and organisation = $2',
      [delivery.generation, organisation],
    );
    if (rows.length === 0) return;
    if (!(await this.bus.waitFor(clickDaysGroup, organisation, await this.ports.clicks.head(), patience))) return;
    for (const { program } of rows) {
      const zone = (await this.ports.catalogue.program(organisation, program))?.zone ?? 'UTC';
      const closed = await overdue(delivery, organisation, program, lastClosedDay(zone, data.hour));
      await keepClosed(
        closed.map((one) => ({ ...one, organisation })),
        delivery,
      );
      delivery.emit(closed.map((one) => countedOf(one, cause)));
    }
  }
}

async function keepPrograms(events: readonly RecordedEvent[], { tx, generation }: Delivery): Promise<void> {
  const programs = events.flatMap((event) =>
    isOf(event, 'PlanPublished') && planOf(event.data).rules.some(({ on }) => on === 'click')
      ? { organisation: event.organisation, program: event.data.program }
      : [],
  );
  if (programs.length === 0) return;
  await tx.query(
    `
    insert into clicked_program
    select $1, organisation, program from json_to_recordset($2) as (organisation text, program uuid) on conflict do nothing`,
    [generation, JSON.stringify(programs)],
  );
}

async function keepClosed(closed: readonly object[], { tx, generation }: Delivery): Promise<void> {
  if (closed.length === 0) return;
  await tx.query(
    `
    insert into closed_click_day
    select $1, * from json_to_recordset($2) as (organisation text, program uuid, day date, partner uuid, link uuid)
    on conflict do nothing`,
    [generation, JSON.stringify(closed)],
  );
}

async function overdue(
  { tx, generation }: Delivery,
  organisation: OrganisationId,
  program: ProgramId,
  until: string,
): Promise<Closed[]> {
  const { rows } = await tx.query<Closed>(
    `
    select program, partner, link, day::text, clicks::float8 as count from click_day d
    where d.generation = (select generation from projection where consumer_group = 'referral-click-days')
      and d.organisation = $2 and d.program = $3 and d.day <= $4
      and not exists (select from closed_click_day c
        where c.generation = $1 and c.organisation = d.organisation and c.program = d.program and c.day = d.day
          and c.partner = d.partner and c.link = d.link)
    order by day, link limit $5`,
    [generation, organisation, program, until, mostClosed],
  );
  return rows;
}

function countedOf({ program, partner, link, day, count }: Closed, cause: RecordedOf<'HourPassed'>): Outgoing {
  const id = derivedId<string>('click-count', program, partner, link, day);
  const data = { program, partner, link, day, country: null, count };
  const event = newEvent('ClicksCounted', data, {
    actor: closingGroup.name,
    occurredAt: cause.data.hour,
    id: derivedId<EventId>('clicks-counted', program, partner, link, day),
    causation: cause.id,
    correlation: cause.correlation,
  });
  return { stream: streamName(cause.organisation, 'clickcount', id), expectedRevision: 0, event };
}
