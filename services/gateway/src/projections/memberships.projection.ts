/** Who is invited and who may come in, as the other services' facts say. */
import { Controller, UseFilters } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { announceClosing, consumerGroup, type Delivery, KeepCause } from '@tributary/bus';
import { isOf, type RecordedEvent } from '@tributary/contracts';
import { addMembership, removeAccounts, revokeMemberships } from '../adapters/postgres/accounts.js';

export const membershipsGroup = consumerGroup('gateway-memberships', { onFailure: 'dead-letter' });
export const membershipsTables = ['invitation', 'invitee'];
const types = [
  'PartnerAdded',
  'PartnerUpdated',
  'InvitationSent',
  'InvitationAccepted',
  'AccessRevoked',
  'PersonErased',
] as const;

@Controller()
@UseFilters(KeepCause)
export class MembershipsProjection {
  @EventPattern<string>(membershipsGroup.name, membershipsGroup.transportId, { types: [...types] })
  async on(@Payload() events: readonly RecordedEvent[], @Ctx() delivery: Delivery): Promise<void> {
    await keepInvitees(events, delivery);
    for (const event of events) await this.fold(event, delivery);
  }

  /** One at a time: an invitation, its acceptance and a revocation of the same partner may stand in one batch. */
  private async fold(event: RecordedEvent, delivery: Delivery): Promise<void> {
    const { tx, generation, rebuilding } = delivery;
    const { organisation, recordedAt } = event;
    if (isOf(event, 'InvitationSent')) {
      const { invitation, partner, expiresAt } = event.data;
      await tx.query(
        `
        update invitation set state = 'revoked' where generation = $1 and organisation = $2 and partner = $3 and state = 'open'`,
        [generation, organisation, partner],
      ); // the newest link alone opens the door
      await tx.query(
        `
        insert into invitation (generation, organisation, id, partner, expires_at, state) values ($1, $2, $3, $4, $5, 'open')
        on conflict do nothing`,
        [generation, organisation, invitation, partner, expiresAt],
      );
    } else if (isOf(event, 'InvitationAccepted')) {
      const { invitation, partner, account } = event.data;
      await tx.query(
        `update invitation set state = 'accepted' where generation = $1 and organisation = $2 and id = $3`,
        [generation, organisation, invitation],
      );
      if (rebuilding) return;
      await addMembership(tx, {
        id: invitation,
        organisation,
        account,
        role: 'partner-owner',
        partner,
        at: recordedAt,
      });
    } else if (isOf(event, 'AccessRevoked')) {
      await this.revoke(event, event.data.partner, delivery);
    } else if (isOf(event, 'PersonErased') && event.data.kind === 'partner') {
      const { person } = event.data;
      await this.revoke(event, person, delivery);
      await tx.query('delete from invitee where generation = $1 and organisation = $2 and partner = $3', [
        generation,
        organisation,
        person,
      ]);
      if (!rebuilding) await removeAccounts(tx, organisation, person);
    }
  }

  private async revoke(
    { organisation, recordedAt }: RecordedEvent,
    partner: string,
    { tx, generation, rebuilding }: Delivery,
  ): Promise<void> {
    await tx.query(
      `
      update invitation set state = 'revoked' where generation = $1 and organisation = $2 and partner = $3 and state = 'open'`,
      [generation, organisation, partner],
    );
    if (rebuilding) return;
    await revokeMemberships(tx, organisation, partner, recordedAt);
    await announceClosing(tx, { organisation, partner });
  }
}

async function keepInvitees(events: readonly RecordedEvent[], { tx, generation }: Delivery): Promise<void> {
  const newest = new Map<string, object>();
  for (const event of events) {
    if (!isOf(event, 'PartnerAdded', 'PartnerUpdated') || event.personal === null) continue;
    const {
      organisation,
      personal,
      data: { partner },
    } = event;
    newest.set(partner, { organisation, partner, personal });
  }
  if (newest.size === 0) return;
  await tx.query(
    `
    insert into invitee (generation, organisation, partner, personal)
    select $1, organisation, partner, personal from json_to_recordset($2) as t (organisation text, partner uuid, personal json)
    on conflict (generation, organisation, partner) do update set personal = excluded.personal`,
    [generation, JSON.stringify([...newest.values()])],
  );
}
