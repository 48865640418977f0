/** The key of one person, wrapped under the installation's. */
import { decrypt, encrypt, keyFor, newKey } from './ciphers.js';

export interface StoredKey {
  readonly organisation: string;
  readonly person: string;
  readonly wrapped: Buffer;
}

type Whose = Omit<StoredKey, 'wrapped'>;

/** Goes into what is sealed, and names the key in a log. */
export const keyId = ({ organisation, person }: Whose): string => `${organisation}/${person}`;

export const wrappingKey = (secret: string): Buffer => keyFor(secret, 'person keys');

export const wrapNew = (wrapping: Buffer, whose: Whose): Buffer => encrypt(wrapping, newKey(), keyId(whose));

/** Null where it was wrapped under another secret, or is damaged. */
export function unwrap(wrapping: Buffer, key: StoredKey): Buffer | null {
  try {
    return decrypt(wrapping, key.wrapped, keyId(key));
  } catch {
    return null;
  }
}

/** A few may have been made under another secret before that was refused. */
export function opensKeys(secret: string, keys: readonly StoredKey[]): boolean {
  const wrapping = wrappingKey(secret);
  const opened = keys.filter((key) => unwrap(wrapping, key) !== null).length;
  return opened * 2 >= keys.length;
}
