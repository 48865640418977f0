import { Controller, Inject, UseFilters } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { consumerGroup, type Delivery, KeepCause } from '@tributary/bus';
import type { LinkId, LocalDate, OrganisationId, PartnerId, ProgramId, RecordedOf } from '@tributary/contracts';
import { PORTS } from '../adapters/tokens.js';
import type { Ports } from '../application/ports.js';
import { localDay } from '../domain/local-day.js';

export const clickDaysGroup = consumerGroup('referral-click-days', { log: 'click', onFailure: 'park' });
export const clickDaysTables = ['click_day'];

interface ClickDay {
  readonly organisation: OrganisationId;
  readonly program: ProgramId;
  readonly day: LocalDate;
  readonly partner: PartnerId;
  readonly link: LinkId;
  clicks: number;
}

/** Clicks of people, without those that were imported with a referral. */
@Controller()
@UseFilters(KeepCause)
export class ClickDaysProjection {
  constructor(@Inject(PORTS) private readonly ports: Ports) {}

  @EventPattern<string>(clickDaysGroup.name, clickDaysGroup.transportId, { types: ['ClickRecorded'] })
  async on(
    @Payload() clicks: readonly RecordedOf<'ClickRecorded'>[],
    @Ctx() { tx, generation }: Delivery,
  ): Promise<void> {
    const days = new Map<string, ClickDay>();
    for (const { organisation, occurredAt, data } of clicks) {
      const { program, partner, link, bot, imported } = data;
      if (bot !== null || imported) continue;
      const zone = (await this.ports.catalogue.zone(organisation, program)) ?? 'UTC';
      const day = localDay(zone, occurredAt);
      const key = `${organisation} ${link} ${day}`;
      const known = days.get(key) ?? { organisation, program, day, partner, link, clicks: 0 };
      known.clicks++;
      days.set(key, known);
    }
    await tx.query({
      name: 'fold-click-days',
      values: [generation, JSON.stringify([...days.values()])],
      text: `
      insert into click_day as d
      select $1, organisation, program, day, partner, link, clicks
      from json_to_recordset($2) as (organisation text, program uuid, day date, partner uuid, link uuid, clicks bigint)
      on conflict (generation, organisation, program, day, partner, link) do update set clicks = d.clicks + excluded.clicks`,
    });
  }
}
