/** Names, addresses and free text: sealed under a key per person, opened only where they are shown. */
import { Logger } from '@nestjs/common';
import type { OrganisationId, SealedPersonal } from '@tributary/contracts';
import type { MigrationSet } from '@tributary/event-store';
import type { Pool } from 'pg';
import { decrypt, encrypt, hmac, keyFor } from './ciphers.js';
import { keyId, unwrap, wrapNew, wrappingKey } from './person-keys.js';

export type Fields = Readonly<Record<string, string>>;

export interface Unsealed {
  readonly person: string;
  readonly fields: Fields;
}

export interface PersonalData {
  /** Null for somebody who has been erased: nothing about that person is kept any more. */
  seal(organisation: OrganisationId, person: string, fields: Fields): Promise<SealedPersonal | null>;
  sealAll(organisation: OrganisationId, people: readonly Unsealed[]): Promise<(SealedPersonal | null)[]>;
  /** Null once the person has been erased; also where a key cannot be opened, which the log of the process then says. */
  open(organisation: OrganisationId, sealed: SealedPersonal | null): Promise<Fields | null>;
  openAll(organisation: OrganisationId, sealed: readonly (SealedPersonal | null)[]): Promise<(Fields | null)[]>;
  /** For finding somebody by an address without storing it: HMAC of the trimmed, lower-case text. */
  lookup(text: string): string;
  /** Destroys the key for good; what was sealed under it can never be opened again. */
  erase(organisation: OrganisationId, person: string): Promise<void>;
}

interface Row {
  readonly key: Buffer | null;
  readonly isErased: boolean;
}

export const vaultMigrations: MigrationSet = { schema: 'vault', directory: new URL('./migrations/', import.meta.url) };

/** Of the keys that cannot be opened, as many as one line of the log names. */
const namedKeys = 20;

export function personalData(pool: Pool, secret: string): PersonalData {
  const wrapping = wrappingKey(secret);
  const lookups = keyFor(secret, 'look-ups');
  const logger = new Logger('PersonalData');

  /** Without a key where the person has been erased. */
  async function rowsOf(organisation: OrganisationId, people: readonly string[]): Promise<Map<string, Row>> {
    const { rows } = await pool.query<{ person: string; wrapped: Buffer | null }>({
      name: 'person-keys',
      text: 'select person, wrapped from person_key where organisation = $1 and person = any($2)',
      values: [organisation, [...new Set(people)]],
    });
    return new Map(
      rows.map(({ person, wrapped }) => {
        const key = wrapped && unwrap(wrapping, { organisation, person, wrapped });
        return [person, { key, isErased: wrapped === null }];
      }),
    );
  }

  async function keysMade(organisation: OrganisationId, people: readonly string[]): Promise<Map<string, Row>> {
    const present = await rowsOf(organisation, people);
    const missing = [...new Set(people)].filter((person) => !present.has(person));
    if (missing.length === 0) return present;
    const wrapped = missing.map((person) => wrapNew(wrapping, { organisation, person }));
    await pool.query(
      `
      insert into person_key select $1, * from unnest($2::text[], $3::bytea[]) on conflict do nothing`,
      [organisation, missing, wrapped],
    );
    return rowsOf(organisation, people); // read again: somebody else may have been first
  }

  function reportUnreadable(keys: readonly string[]): void {
    if (keys.length === 0) return;
    logger.error({
      message: 'Personal data cannot be read: they or their keys are damaged, or were sealed under another secret',
      keys: keys.slice(0, namedKeys),
      unreadable: keys.length,
    });
  }

  const sealAll: PersonalData['sealAll'] = async (organisation, people) => {
    const keys = await keysMade(
      organisation,
      people.map(({ person }) => person),
    );
    return people.map(({ person, fields }) => {
      const { key = null, isErased = true } = keys.get(person) ?? {};
      if (isErased) return null;
      if (!key) throw new Error(`The key ${keyId({ organisation, person })} of personal data cannot be opened`);
      const sealed = encrypt(key, Buffer.from(JSON.stringify(fields)), keyId({ organisation, person }));
      return {
        person,
        nonce: sealed.subarray(0, 12).toString('base64url'),
        sealed: sealed.subarray(12).toString('base64url'),
      };
    });
  };

  const openAll: PersonalData['openAll'] = async (organisation, sealed) => {
    const keys = await rowsOf(
      organisation,
      sealed.flatMap((one) => one?.person ?? []),
    );
    const unreadable = new Set<string>();
    const opened = sealed.map((one) => {
      const row = one && keys.get(one.person);
      if (!row || row.isErased) return null;
      const fields = row.key && fieldsOf(row.key, organisation, one);
      if (!fields) unreadable.add(keyId({ organisation, person: one.person }));
      return fields;
    });
    reportUnreadable([...unreadable]);
    return opened;
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

/** Null where they are damaged. */
function fieldsOf(key: Buffer, organisation: OrganisationId, { person, nonce, sealed }: SealedPersonal): Fields | null {
  const whole = Buffer.concat([Buffer.from(nonce, 'base64url'), Buffer.from(sealed, 'base64url')]);
  try {
    return JSON.parse(decrypt(key, whole, keyId({ organisation, person })).toString()) as Fields;
  } catch {
    return null;
  }
}
