import { Controller, Inject, UseFilters } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { announce, type Delivery, KeepCause } from '@tributary/bus';
import type { RecordedOf } from '@tributary/contracts';
import { DAYS } from '../adapters/tokens.js';
import { clicksGroup } from '../groups.js';
import type { ProgramDays } from './program-days.js';

/** Clicks a day of the program's zone and link, without those of bots. */
@Controller()
@UseFilters(KeepCause)
export class ClicksProjection {
  constructor(@Inject(DAYS) private readonly days: ProgramDays) {}

  @EventPattern<string>(clicksGroup.name, clicksGroup.transportId, { types: ['ClickRecorded'] })
  async onClicks(@Payload() events: readonly RecordedOf<'ClickRecorded'>[], @Ctx() delivery: Delivery): Promise<void> {
    const counted = events.filter(({ data }) => data.bot === null);
    const clicks = await this.days.of(
      counted.map(({ organisation, occurredAt, data: { program, partner, link, visitor } }) => ({
        organisation,
        at: occurredAt,
        program,
        partner,
        link,
        visitor,
      })),
    );
    await delivery.tx.query({
      name: 'fold-clicks',
      values: [delivery.generation, JSON.stringify(clicks)],
      text: `
      with c as (
        select * from json_to_recordset($2) as (organisation text, day date, program uuid, partner uuid, link uuid, visitor text)
      ), fresh as (
        insert into visitor select distinct $1::int, organisation, link, day, visitor from c
        on conflict do nothing returning organisation, link, day
      ), uniques as (
        select organisation, link, day, count(*) as n from fresh group by organisation, link, day
      )
      insert into daily_clicks as d
      select $1, organisation, day, program, partner, link, count(*), coalesce(max(n), 0)
      from c left join uniques using (organisation, link, day)
      group by organisation, day, program, partner, link
      on conflict (generation, organisation, partner, day, program, link) do update set
        clicks = d.clicks + excluded.clicks, unique_clicks = d.unique_clicks + excluded.unique_clicks`,
    });
    await announce(delivery, 'analytics', counted);
  }
}
