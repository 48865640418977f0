/** Names, addresses and free text: sealed under a key per person, opened only where they are shown. */
import type { OrganisationId, SealedPersonal } from '@tributary/contracts';
import type { MigrationSet } from '@tributary/event-store';
import type { Pool } from 'pg';
import { decrypt, encrypt, hmac, keyFor, newKey } from './ciphers.js';

export type Fields = Readonly<Record<string, string>>;

export interface Unsealed {
  readonly person: string;
  readonly fields: Fields;
}

export interface PersonalData {
  /** Null for somebody who has been erased: nothing about that person is kept any more. */
  seal(organisation: OrganisationId, person: string, fields: Fields): Promise<SealedPersonal | null>;
  sealAll(organisation: OrganisationId, people: readonly Unsealed[]): Promise<(SealedPersonal | null)[]>;
  /** Null once the person has been erased. */
  open(organisation: OrganisationId, sealed: SealedPersonal | null): Promise<Fields | null>;
  openAll(organisation: OrganisationId, sealed: readonly (SealedPersonal | null)[]): Promise<(Fields | null)[]>;
  /** For finding somebody by an address without storing it: HMAC of the trimmed, lower-case text. */
  lookup(text: string): string;
  /** Destroys the key for good; what was sealed under it can never be opened again. */
  erase(organisation: OrganisationId, person: string): Promise<void>;
}

export const vaultMigrations: MigrationSet = { schema: 'vault', directory: new URL('./migrations/', import.meta.url) };

export function personalData(pool: Pool, secret: string): PersonalData {
  const wrapping = keyFor(secret, 'person keys');
  const lookups = keyFor(secret, 'look-ups');

  async function keysOf(organisation: OrganisationId, people: readonly string[]): Promise<Map<string, Buffer>> {
    return new Map([...(await rowsOf(organisation, people))].filter((row): row is [string, Buffer] => row[1] !== null));
  }

  /** Null for whom has been erased. */
  async function rowsOf(organisation: OrganisationId, people: readonly string[]): Promise<Map<string, Buffer | null>> {
    const { rows } = await pool.query<{ person: string; wrapped: Buffer | null }>({
      name: 'person-keys',
      text: 'select person, wrapped from person_key where organisation = $1 and person = any($2)',
      values: [organisation, [...new Set(people)]],
    });
    return new Map(
      rows.map(({ person, wrapped }) => [person, wrapped && decrypt(wrapping, wrapped, `${organisation}/${person}`)]),
    );
  }

  async function keysMade(
    organisation: OrganisationId,
    people: readonly string[],
  ): Promise<Map<string, Buffer | null>> {
    const present = await rowsOf(organisation, people);
    const missing = [...new Set(people)].filter((person) => !present.has(person));
    if (missing.length === 0) return present;
    const wrapped = missing.map((person) => encrypt(wrapping, newKey(), `${organisation}/${person}`));
    await pool.query(
      `
      insert into person_key select $1, * from unnest($2::text[], $3::bytea[]) on conflict do nothing`,
      [organisation, missing, wrapped],
    );
    return rowsOf(organisation, people); // read again: somebody else may have been first
  }

  const sealAll: PersonalData['sealAll'] = async (organisation, people) => {
    const keys = await keysMade(
      organisation,
      people.map(({ person }) => person),
    );
    return people.map(({ person, fields }) => {
      const key = keys.get(person);
      if (!key) return null;
      const sealed = encrypt(key, Buffer.from(JSON.stringify(fields)), `${organisation}/${person}`);
      return {
        person,
        nonce: sealed.subarray(0, 12).toString('base64url'),
        sealed: sealed.subarray(12).toString('base64url'),
      };
    });
  };

  const openAll: PersonalData['openAll'] = async (organisation, sealed) => {
    const keys = await keysOf(
      organisation,
      sealed.flatMap((one) => one?.person ?? []),
    );
    return sealed.map((one) => {
      const key = one && keys.get(one.person);
      if (!key) return null;
      const whole = Buffer.concat([Buffer.from(one.nonce, 'base64url'), Buffer.from(one.sealed, 'base64url')]);
      return JSON.parse(decrypt(key, whole, `${organisation}/${one.person}`).toString()) as Fields;
    });
  };

  return {
    sealAll,
    openAll,
    seal: async (organisation, person, fields) => (await sealAll(organisation, [{ person, fields }]))[0] ?? null,
    open: async (organisation, sealed) => (await openAll(organisation, [sealed]))[0] ?? null,
    lookup: (text) => hmac(lookups, text.trim().toLowerCase()),
    erase: async (organisation, person) => {
      await pool.query(
        `
        insert into person_key (organisation, person, wrapped) values ($1, $2, null)
        on conflict (organisation, person) do update set wrapped = null`,
        [organisation, person],
      );
    },
  };
}
