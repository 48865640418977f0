/** Passwords, session tokens, API keys and the operator's token: how they are made, stored and compared. */
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { keyFor } from '@tributary/service-kit';

/** OWASP's second choice for argon2id: 19 MiB, two passes. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
let decoy: Promise<string> | undefined;

export const hashPassword = (password: string): Promise<string> => hash(password, cost);

/** Takes as long for an account that does not exist, so that the answer's time tells nothing. */
export async function passwordMatches(stored: string | undefined, password: string): Promise<boolean> {
  decoy ??= hashPassword(randomBytes(16).toString('hex'));
  const matches = await verify(stored ?? (await decoy), password);
  return matches && stored !== undefined;
}

export const newSessionToken = (): string => randomBytes(32).toString('base64url');

export const digestOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();

export interface NewKey {
  readonly key: string;
  readonly prefix: string;
}

/** `trb_<prefix>_<secret>`: the prefix tells keys apart in a list. */
export function newApiKey(): NewKey {
  const prefix = randomBytes(4).toString('hex');
  return { prefix, key: `trb_${prefix}_${randomBytes(24).toString('hex')}` };
}

/** For a further organisation, and for setting up from another machine. Follows from the installation's secret. */
export function operatorToken(secret: string): string {
  return `tro_${createHmac('sha256', keyFor(secret, 'operator')).update('token').digest('hex').slice(0, 48)}`;
}

export function isOperatorToken(given: string, secret: string): boolean {
  return timingSafeEqual(digestOf(given), digestOf(operatorToken(secret)));
}
