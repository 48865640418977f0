import { readFileSync } from 'node:fs';
import type { InvitationId, OrganisationId, PartnerId, SealedPersonal } from '@tributary/contracts';
import { inOrganisation } from '@tributary/service-kit';
import type { Pool } from 'pg';
import { invitationUrl } from '../application/invitations.js';
import type { Ports } from '../application/ports.js';
import { invitationMail } from '../domain/invitation-mail.js';

const listSql = readFileSync(new URL('./list-mails.sql', import.meta.url), 'utf8');

export interface MailRow {
  readonly organisation: OrganisationId;
  readonly id: InvitationId;
  readonly partner: PartnerId;
  readonly expiresAt: number;
  readonly sentAt: number;
  readonly personal: SealedPersonal | null;
  readonly organisationName: string | null;
}

export interface WrittenMail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly link: string | null;
}

export type ListedMail = MailRow & { readonly state: 'kept' | 'sent' | 'failed' };

export class MailQueries {
  constructor(
    private readonly pool: Pool,
    private readonly ports: Ports,
  ) {}

  list(
    organisation: OrganisationId,
    after: { readonly at: number; readonly id: string } | null,
    limit: number,
  ): Promise<ListedMail[]> {
    return inOrganisation(
      this.pool,
      organisation,
      async (tx) =>
        (
          await tx.query<ListedMail>({
            name: 'list-mails',
            text: listSql,
            values: [after?.at ?? null, after?.id ?? null, limit],
          })
        ).rows,
    );
  }

  write(mail: MailRow): Promise<WrittenMail> {
    return writeMail(this.ports, mail);
  }
}

/** From the facts and what the personal data still says; whoever has been erased gets no mail. */
export async function writeMail(
  ports: Ports,
  { organisation, id, partner, expiresAt, personal, organisationName }: MailRow,
): Promise<WrittenMail> {
  const opened = personal && (await ports.personal.open(organisation, personal));
  const link = invitationUrl(ports, organisation, partner, id, expiresAt);
  const names = { organisation: organisationName ?? 'Tributary', partner: opened?.['name'] ?? '' };
  return { to: opened?.['email'] ?? '', ...invitationMail(names, link, expiresAt), link };
}
