import { readFileSync } from 'node:fs';
import type { OrganisationId } from '@tributary/contracts';
import { inOrganisation, type PersonalData } from '@tributary/service-kit';
import type { Pool, PoolClient } from 'pg';
import type { Partner } from '../domain/partner.js';

const listSql = readFileSync(new URL('./list-partners.sql', import.meta.url), 'utf8');
/** Names are sealed, so a search by name opens all of them; beyond this it looks at the newest. */
const searchedNames = 5_000;

/** A partner with the code of the one above it, null where there is none. */
export type ListedPartner = Partner & { readonly parentCode: string | null };
export type NamedPartner = ListedPartner & { readonly name: string; readonly email: string; readonly erased: boolean };

interface Search {
  readonly ids: readonly string[] | null;
  readonly state: string | null;
  readonly search: string | null;
  readonly after: { readonly at: number; readonly id: string } | null;
  readonly limit: number;
}

export class DirectoryQueries {
  constructor(
    private readonly pool: Pool,
    private readonly personal: PersonalData,
  ) {}

  async list(organisation: OrganisationId, search: Search): Promise<NamedPartner[]> {
    const partners = await inOrganisation(this.pool, organisation, async (tx) => {
      const named = search.search === null ? [] : await this.idsByName(tx, organisation, search.search);
      return this.rows(tx, search, named);
    });
    return this.named(organisation, partners);
  }

  async one(organisation: OrganisationId, id: string): Promise<NamedPartner | undefined> {
    const [partner] = await this.list(organisation, { ids: [id], state: null, search: null, after: null, limit: 1 });
    return partner;
  }

  async named(organisation: OrganisationId, partners: readonly ListedPartner[]): Promise<NamedPartner[]> {
    const opened = await this.personal.openAll(
      organisation,
      partners.map(({ personal }) => personal),
    );
    return partners.map((partner, n) => ({
      ...partner,
      name: opened[n]?.['name'] ?? 'Erased',
      email: opened[n]?.['email'] ?? '',
      erased: !opened[n],
    }));
  }

  private async idsByName(tx: PoolClient, organisation: OrganisationId, text: string): Promise<string[]> {
    const all = await this.rows(tx, { ids: null, state: null, search: null, after: null, limit: searchedNames }, []);
    const wanted = text.toLowerCase();
    return (await this.named(organisation, all)).flatMap(({ id, name, erased }) =>
      !erased && name.toLowerCase().includes(wanted) ? [id] : [],
    );
  }

  private async rows(
    tx: PoolClient,
    { ids, state, search, after, limit }: Search,
    named: readonly string[],
  ): Promise<ListedPartner[]> {
    const lookup = search === null ? null : this.personal.lookup(search);
    const values = [ids, state, search, lookup, named, after?.at ?? null, after?.id ?? null, limit];
    return (await tx.query<ListedPartner>({ name: 'list-partners', text: listSql, values })).rows;
  }
}
