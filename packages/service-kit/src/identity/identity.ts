/** Who calls, as the gateway vouches for it: a short-lived signed token that every service checks for itself. */
import type { OrganisationId, PartnerId, Role, Scope } from '@tributary/contracts';
import { jwtVerify, SignJWT } from 'jose';

export interface Identity {
  readonly organisation: OrganisationId;
  readonly role: Role;
  /** The account or API key that acts; recorded as an event's actor. */
  readonly actor: string;
  /** Set for partner roles. */
  readonly partner: PartnerId | null;
  readonly scopes: readonly Scope[];
}

export const identityHeader = 'tributary-identity';
const algorithm = 'HS256';
const lifetime = '60s';

export function identityKey(secret: string): Uint8Array {
  return new TextEncoder().encode(`identity ${secret}`);
}

export function signIdentity(identity: Identity, key: Uint8Array): Promise<string> {
  return new SignJWT({ identity })
    .setProtectedHeader({ alg: algorithm })
    .setIssuedAt()
    .setExpirationTime(lifetime)
    .sign(key);
}

/** Null for a token that is forged, expired or none. */
export async function verifyIdentity(token: string, key: Uint8Array): Promise<Identity | null> {
  try {
    const { payload } = await jwtVerify<{ identity: Identity }>(token, key, { algorithms: [algorithm] });
    return payload.identity;
  } catch {
    return null;
  }
}
