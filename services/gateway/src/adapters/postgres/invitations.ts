import type { InvitationId, OrganisationId, PartnerId, SealedPersonal } from '@tributary/contracts';
import type { Queryable } from './accounts.js';

export interface InvitationRow {
  readonly id: InvitationId;
  readonly partner: PartnerId;
  readonly expiresAt: number;
  readonly state: 'open' | 'accepted' | 'revoked';
  readonly organisationName: string;
  readonly personal: SealedPersonal | null;
}

export async function invitationById(
  db: Queryable,
  organisation: OrganisationId,
  id: InvitationId,
): Promise<InvitationRow | undefined> {
  const { rows } = await db.query<InvitationRow>(
    `
    with live as (select coalesce((select generation from projection where consumer_group = 'gateway-memberships'), 1) as generation)
    select i.id, i.partner, i.expires_at::float8 as "expiresAt", i.state, o.name as "organisationName", p.personal
    from live
    join invitation i on i.generation = live.generation and i.organisation = $1 and i.id = $2
    join organisation o on o.id = i.organisation
    left join invitee p on p.generation = i.generation and p.organisation = i.organisation and p.partner = i.partner`,
    [organisation, id],
  );
  return rows[0];
}
