/** What an invitation's link carries: who is invited to what, signed, so that opening it needs no organisation in its path. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { InvitationId, OrganisationId, PartnerId } from '@tributary/contracts';
import { keyFor } from './personal-data/ciphers.js';

export interface InvitationClaim {
  readonly organisation: OrganisationId;
  readonly invitation: InvitationId;
  readonly partner: PartnerId;
  /** Milliseconds since 1970, UTC. */
  readonly expiresAt: number;
}

const macOf = (body: string, secret: string): Buffer =>
  createHmac('sha256', keyFor(secret, 'invitations')).update(body).digest();

export function signInvitation(
  { organisation, invitation, partner, expiresAt }: InvitationClaim,
  secret: string,
): string {
  const body = Buffer.from(JSON.stringify([organisation, invitation, partner, expiresAt])).toString('base64url');
  return `${body}.${macOf(body, secret).toString('base64url')}`;
}

/** Null for what this installation has not signed. Says nothing about expiry: that is the reader's to judge. */
export function readInvitation(token: string, secret: string): InvitationClaim | null {
  const [body = '', mac = '', ...rest] = token.split('.');
  const expected = macOf(body, secret);
  const given = Buffer.from(mac, 'base64url');
  if (rest.length > 0 || given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  const [organisation, invitation, partner, expiresAt] = JSON.parse(Buffer.from(body, 'base64url').toString()) as [
    OrganisationId,
    InvitationId,
    PartnerId,
    number,
  ];
  return { organisation, invitation, partner, expiresAt };
}
