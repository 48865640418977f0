import type { InvitationId, OrganisationId, PartnerId } from '@tributary/contracts';
import { readInvitation, signInvitation } from './invitation-token.js';

const claim = {
  organisation: '0123456789abcdef' as OrganisationId,
  invitation: '0198a000-0000-7000-8000-000000000001' as InvitationId,
  partner: '0198a000-0000-5000-8000-000000000002' as PartnerId,
  expiresAt: 1_770_000_000_000,
};

describe('the token of an invitation', () => {
  it('says what was signed', () => {
    expect(readInvitation(signInvitation(claim, 'secret'), 'secret')).toEqual(claim);
  });

  it('is nothing under another secret, changed, cut or longer', () => {
    const token = signInvitation(claim, 'secret');
    const [body] = token.split('.');
    expect(readInvitation(token, 'another')).toBeNull();
    for (const forged of ['', '.', `${body}.`, `${body}`, `x${token}`, `${token}.x`, token.slice(0, -2)]) {
      expect(readInvitation(forged, 'secret')).toBeNull();
    }
  });
});
