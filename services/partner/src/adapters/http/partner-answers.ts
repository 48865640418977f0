import type { OrganisationId } from '@tributary/contracts';
import { problem } from '@tributary/service-kit';
import { idOf, loadPartner } from '../../application/partner-stream.js';
import type { Ports } from '../../application/ports.js';
import type { Partner } from '../../domain/partner.js';
import type { DirectoryQueries } from '../../projections/directory.queries.js';
import { dtoOf, type PartnerDto } from './partners.dto.js';

/** One partner as it is now: its own stream is ahead of the list, which alone knows whether somebody has joined. */
export async function partnerAnswer(
  ports: Ports,
  queries: DirectoryQueries,
  organisation: OrganisationId,
  reference: string,
): Promise<PartnerDto> {
  const [current, listed] = await Promise.all([
    loadPartner(ports.facts, organisation, reference),
    queries.one(organisation, idOf(organisation, reference)),
  ]);
  if (!current) throw problem('unknown-partner');
  const above = current.parents.at(-1)?.parent;
  const parent = above ? await loadPartner(ports.facts, organisation, above) : undefined;
  const [named] = await queries.named(organisation, [{ ...merged(current, listed), parentCode: parent?.code ?? null }]);
  if (!named) throw problem('unknown-partner');
  return dtoOf(named);
}

function merged(current: Partner, listed: Partner | undefined): Partner {
  const joinedAt = listed?.joinedAt ?? null;
  const isIn = joinedAt !== null && joinedAt > (current.revokedAt ?? 0);
  const access = current.access === 'invited' && isIn ? 'joined' : current.access;
  return { ...current, joinedAt, access };
}
