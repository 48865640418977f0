import { readFileSync } from 'node:fs';
import type { OrganisationId } from '@tributary/contracts';
import { inOrganisation } from '@tributary/service-kit';
import type { Pool } from 'pg';

const sql = (name: string): string => readFileSync(new URL(`./${name}.sql`, import.meta.url), 'utf8');
const programsSql = sql('list-programs');
const linksSql = sql('list-links');
const referralsSql = sql('list-referrals');

/** Where the page before ended: its last row's moment and id. */
export interface After {
  readonly at: number;
  readonly id: string;
}

interface SearchFilter {
  readonly partner: string | null;
  readonly program: string | null;
  readonly search: string | null;
  readonly after: After | null;
  readonly limit: number;
}

export interface ProgramRow {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly currency: string;
  readonly landingUrl: string | null;
  readonly state: 'draft' | 'active' | 'paused' | 'ended';
  readonly attribution: 'last-click' | 'first-click';
  readonly windowDays: number;
  readonly zone: string;
  readonly createdAt: number;
}

export interface LinkRow {
  readonly id: string;
  readonly code: string;
  readonly program: string;
  readonly programName: string | null;
  readonly partner: string;
  readonly target: string | null;
  readonly campaign: string | null;
  readonly createdAt: number;
}

export interface ReferralRow {
  readonly id: string;
  readonly program: string;
  readonly programName: string | null;
  readonly partner: string | null;
  readonly customer: string;
  readonly linkCode: string | null;
  readonly clickedAt: number | null;
  readonly signedUpAt: number;
}

/** The lists as the directory has them; row-level security keeps each request within its organisation. */
export class DirectoryQueries {
  constructor(private readonly pool: Pool) {}

  programs(organisation: OrganisationId): Promise<ProgramRow[]> {
    return this.rows(organisation, 'list-programs', programsSql, []);
  }

  links(organisation: OrganisationId, { partner, program, search, after, limit }: SearchFilter): Promise<LinkRow[]> {
    return this.rows(organisation, 'list-links', linksSql, [
      partner,
      program,
      search,
      after?.at ?? null,
      after?.id ?? null,
      limit,
    ]);
  }

  referrals(
    organisation: OrganisationId,
    { partner, program, after, limit, search }: SearchFilter,
  ): Promise<ReferralRow[]> {
    return this.rows(organisation, 'list-referrals', referralsSql, [
      partner,
      program,
      search,
      after?.at ?? null,
      after?.id ?? null,
      limit,
    ]);
  }

  private rows<Row extends object>(
    organisation: OrganisationId,
    name: string,
    text: string,
    values: unknown[],
  ): Promise<Row[]> {
    return inOrganisation(this.pool, organisation, async (tx) => (await tx.query<Row>({ name, text, values })).rows);
  }
}
