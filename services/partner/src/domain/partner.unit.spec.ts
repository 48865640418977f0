import type { OrganisationId, PartnerId, RecordedEvent } from '@tributary/contracts';
import { readPartner } from './import-rows.js';
import { invitationMail } from './invitation-mail.js';
import { checkInvitable, decideStanding, evolvePartner, type Partner } from './partner.js';

const event = (type: string, occurredAt: number, data: object = {}) =>
  ({ type, occurredAt, data, organisation: 'acme' as OrganisationId, personal: null }) as unknown as RecordedEvent;
const after = (...events: RecordedEvent[]) => events.reduce<Partner | undefined>(evolvePartner, undefined);
const added = event('PartnerAdded', 1, { partner: 'p' as PartnerId, code: 'Ann', type: 'affiliate', country: null });

describe('a partner', () => {
  it('is active and has no access at first', () => {
    expect(after(added)).toMatchObject({ code: 'Ann', state: 'active', access: 'none', createdAt: 1 });
  });

  it('is invited, joins, and is still in when invited again', () => {
    expect(after(added, event('InvitationSent', 2))).toMatchObject({ access: 'invited', invitedAt: 2 });
    expect(
      after(added, event('InvitationSent', 2), event('InvitationAccepted', 3), event('InvitationSent', 4)),
    ).toMatchObject({ access: 'joined', invitedAt: 4, joinedAt: 3 });
    expect(after(added, event('InvitationSent', 2), event('AccessRevoked', 3))).toMatchObject({ access: 'revoked' });
  });

  it('comes back from a suspension, never from a termination', () => {
    const suspended = after(added, event('PartnerSuspended', 2))!;
    expect(decideStanding(suspended, 'reinstate')).toBe('PartnerReinstated');
    expect(decideStanding(suspended, 'suspend')).toBeNull();
    const terminated = after(added, event('PartnerTerminated', 2))!;
    expect(decideStanding(terminated, 'reinstate')).toMatchObject({ code: 'wrong-state' });
    expect(checkInvitable(terminated)).toMatchObject({ code: 'wrong-state' });
  });
});

describe('a row of partners.csv', () => {
  const row = { line: 2, partner_code: 'P001', name: "Ann's Attic", email: 'ann@attic.example', country: 'GB' };
  it('keeps its code as it is written', () => {
    expect(readPartner(row)).toEqual({
      line: 2,
      code: 'P001',
      name: "Ann's Attic",
      email: 'ann@attic.example',
      country: 'GB',
    });
  });
  it.each([
    [{ partner_code: '' }, 'missing-value'],
    [{ partner_code: 'a b' }, 'malformed-code'],
    [{ email: 'nobody' }, 'malformed-email'],
    [{ name: 'x'.repeat(201) }, 'text-too-long'],
  ])('with %j says what is wrong', (change, code) => {
    expect(readPartner({ ...row, ...change })).toMatchObject({ line: 2, code });
  });
});

it('an invitation names the organisation in one line, whatever its name holds', () => {
  const mail = invitationMail({ organisation: 'Shop\r\nBcc: all@x.example', partner: 'Ann' }, 'https://t.example/x', 0);
  expect(mail.subject).not.toMatch(/[\r\n]/);
  expect(mail.text).toContain('https://t.example/x');
});
