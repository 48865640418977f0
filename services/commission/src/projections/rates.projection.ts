import { Controller, UseFilters } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { type Delivery, KeepCause } from '@tributary/bus';
import type { RecordedOf } from '@tributary/contracts';
import { ratesGroup } from '../groups.js';

/** The latest rate of each day. */
@Controller()
@UseFilters(KeepCause)
export class RatesProjection {
  @EventPattern<string>(ratesGroup.name, ratesGroup.transportId, { types: ['ExchangeRateRecorded'] })
  async onRates(
    @Payload() events: readonly RecordedOf<'ExchangeRateRecorded'>[],
    @Ctx() { tx, generation }: Delivery,
  ): Promise<void> {
    const rates = new Map(
      events.map(({ organisation, recordedAt, data }) => [
        JSON.stringify([organisation, data.day, data.base, data.quote]),
        { ...data, organisation, recordedAt },
      ]),
    );
    await tx.query({
      name: 'keep-rates',
      values: [generation, JSON.stringify([...rates.values()])],
      text: `
      insert into exchange_rate
      select $1, * from json_to_recordset($2) as (organisation text, day date, base text, quote text, rate text, "recordedAt" bigint)
      on conflict (generation, organisation, day, base, quote) do update set
        rate = excluded.rate, recorded_at = excluded.recorded_at`,
    });
  }
}
