import { Controller, UseFilters } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { consumerGroup, type Delivery, KeepCause } from '@tributary/bus';
import { isOf, type RecordedEvent } from '@tributary/contracts';

export const mailGroup = consumerGroup('partner-mail', { onFailure: 'dead-letter' });
export const mailTables = ['organisation_name', 'mail'];

/** Remembers what is to be sent; sending is somebody else's work, so that a rebuild sends nothing. */
@Controller()
@UseFilters(KeepCause)
export class MailProjection {
  @EventPattern<string>(mailGroup.name, mailGroup.transportId, {
    types: ['OrganisationCreated', 'InvitationSent', 'PersonErased'],
  })
  async on(@Payload() events: readonly RecordedEvent[], @Ctx() { tx, generation }: Delivery): Promise<void> {
    const names = events.flatMap((event) =>
      isOf(event, 'OrganisationCreated') ? [{ organisation: event.organisation, name: event.data.name }] : [],
    );
    const mails = events.flatMap((event) =>
      isOf(event, 'InvitationSent')
        ? [
            {
              organisation: event.organisation,
              id: event.data.invitation,
              partner: event.data.partner,
              expiresAt: event.data.expiresAt,
              sentAt: event.occurredAt,
            },
          ]
        : [],
    );
    await tx.query({
      name: 'store-organisation-names',
      values: [generation, JSON.stringify(names)],
      text: `
      insert into organisation_name (generation, organisation, name)
      select $1, organisation, name from json_to_recordset($2::json) as (organisation text, name text)
      on conflict do nothing`,
    });
    await tx.query({
      name: 'store-mails',
      values: [generation, JSON.stringify(mails)],
      text: `
      insert into mail (generation, organisation, id, partner, expires_at, sent_at)
      select $1, organisation, id, partner, "expiresAt", "sentAt"
      from json_to_recordset($2::json) as (organisation text, id uuid, partner uuid, "expiresAt" bigint, "sentAt" bigint)
      on conflict do nothing`,
    });
    await forget(events, tx, generation);
  }
}

/** An invitation that was sent before stands before the erasure, in the same batch too. */
async function forget(events: readonly RecordedEvent[], tx: Delivery['tx'], generation: number): Promise<void> {
  const erased = events.flatMap((event) => (isOf(event, 'PersonErased') ? [event.data.person] : []));
  if (erased.length === 0) return;
  await tx.query('delete from mail where generation = $1 and partner = any($2)', [generation, erased]);
}
