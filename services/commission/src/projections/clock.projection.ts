import { Controller, UseFilters } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { type Delivery, KeepCause } from '@tributary/bus';
import type { RecordedOf } from '@tributary/contracts';
import { clockGroup } from '../groups.js';

/** Whose hours are counted, and since when. */
@Controller()
@UseFilters(KeepCause)
export class ClockProjection {
  @EventPattern<string>(clockGroup.name, clockGroup.transportId, { types: ['OrganisationCreated'] })
  async onCreated(
    @Payload() events: readonly RecordedOf<'OrganisationCreated'>[],
    @Ctx() { tx }: Delivery,
  ): Promise<void> {
    const created = events.map(({ organisation, recordedAt }) => ({ organisation, recordedAt }));
    await tx.query(
      `
      insert into clock select organisation, "recordedAt" from json_to_recordset($1) as (organisation text, "recordedAt" bigint)
      on conflict do nothing`,
      [JSON.stringify(created)],
    );
  }
}
