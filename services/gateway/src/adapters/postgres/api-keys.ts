import type { OrganisationId, Scope } from '@tributary/contracts';
import type { Pool } from 'pg';
import type { Queryable } from './accounts.js';

export interface ApiKeyRow {
  readonly id: string;
  readonly name: string;
  readonly prefix: string;
  readonly scopes: Scope[];
  readonly createdAt: number;
  readonly lastUsedAt: number | null;
}

export interface KnownKey {
  readonly id: string;
  readonly organisation: OrganisationId;
  readonly account: string;
  readonly scopes: readonly Scope[];
}

/** How long a deleted key may go on in another process. */
const trustedFor = 10_000;
const remembered = 1_000;
const useNotedEvery = 60_000;

const columns = 'id, name, prefix, scopes, created_at::float8 as "createdAt", last_used_at::float8 as "lastUsedAt"';

export async function listKeys(db: Queryable): Promise<ApiKeyRow[]> {
  const { rows } = await db.query<ApiKeyRow>(`select ${columns} from api_key order by created_at desc, id limit 200`);
  return rows;
}

export async function addKey(
  db: Queryable,
  key: {
    id: string;
    organisation: string;
    account: string;
    name: string;
    prefix: string;
    hash: Buffer;
    scopes: readonly Scope[];
    at: number;
  },
): Promise<void> {
  const { id, organisation, account, name, prefix, hash, scopes, at } = key;
  await db.query(
    `
    insert into api_key (id, organisation, account, name, prefix, hash, scopes, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [id, organisation, account, name, prefix, hash, scopes, at],
  );
}

/** Answers the key's hash, so that caches can forget it. */
export async function deleteKey(db: Queryable, id: string): Promise<Buffer | undefined> {
  const { rows } = await db.query<{ hash: Buffer }>('delete from api_key where id = $1 returning hash', [id]);
  return rows[0]?.hash;
}

/** Looks keys up by their hash and keeps them for a moment, because machines ask often. */
export class KnownKeys {
  private readonly known = new Map<string, { readonly key: KnownKey; readonly until: number }>();
  private readonly noted = new Map<string, number>();

  constructor(private readonly pool: Pool) {}

  async find(hash: Buffer, now: number): Promise<KnownKey | undefined> {
    const name = hash.toString('base64url');
    const cached = this.known.get(name);
    if (cached && cached.until > performance.now()) return cached.key;
    this.known.delete(name);
    const { rows } = await this.pool.query<KnownKey>(
      'select id, organisation, account, scopes from api_key where hash = $1',
      [hash],
    );
    const key = rows[0];
    if (!key) return undefined;
    if (this.known.size >= remembered) this.known.clear();
    this.known.set(name, { key, until: performance.now() + trustedFor });
    await this.noteUse(key.id, now);
    return key;
  }

  forget(hash: Buffer): void {
    this.known.delete(hash.toString('base64url'));
  }

  private async noteUse(id: string, now: number): Promise<void> {
    const last = this.noted.get(id) ?? 0;
    if (performance.now() - last < useNotedEvery && last > 0) return;
    if (this.noted.size >= remembered) this.noted.clear();
    this.noted.set(id, performance.now());
    await this.pool.query('update api_key set last_used_at = $2 where id = $1', [id, now]);
  }
}
