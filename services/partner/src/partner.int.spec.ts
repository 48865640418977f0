import {
  derivedId,
  type EventId,
  newEvent,
  programId,
  streamName,
  type InvitationId,
  type PartnerId,
} from '@tributary/contracts';
import { readInvitation } from '@tributary/service-kit';
import {
  type ServiceUnderTest,
  startService,
  type TestAnswer,
  type TestCaller,
  testSecret,
  until,
} from '@tributary/testing';
import { partnerMigrations, partnerService } from './partner.service.js';

const ann = { code: 'Ann', name: "Ann's Attic", email: 'ann@attic.example', country: 'GB' };

describe('the partner service', () => {
  let service: ServiceUnderTest;
  beforeAll(async () => {
    service = await startService(partnerService, partnerMigrations);
  });
  afterAll(() => service?.dispose());

  const after = (answer: TestAnswer) => ({ 'tributary-after': String(answer.headers['tributary-position']) });
  const accept = (caller: TestCaller, partner: string, invitation: string) =>
    service.facts.append(
      streamName(caller.organisation, 'membership', derivedId('membership', invitation)),
      [
        newEvent(
          'InvitationAccepted',
          { invitation: invitation as InvitationId, partner: partner as PartnerId, account: derivedId('account') },
          {
            actor: 'a-test',
            occurredAt: 5,
            id: derivedId<EventId>('accepted', invitation),
          },
        ),
      ],
      0,
    );

  it('adds a partner once, and keeps a code for one', async () => {
    const admin = service.as('admin');
    const first = await admin.call('POST', '/api/partners', ann);
    expect(first).toMatchObject({ status: 201, body: { ...ann, type: 'affiliate', state: 'active', access: 'none' } });
    expect(await admin.call('POST', '/api/partners', ann)).toMatchObject({ status: 200, body: first.body });
    expect(await admin.call('POST', '/api/partners', { ...ann, code: 'ANN', name: 'Another' })).toMatchObject({
      status: 409,
      body: { code: 'already-exists' },
    });
    expect(await admin.call('GET', '/api/partners/ann')).toMatchObject({ status: 200, body: first.body });
  });

  it('keeps names and addresses sealed wherever they are stored', async () => {
    const admin = service.as('admin');
    const added = await admin.call('POST', '/api/partners', ann);
    const stream = await service.facts.readStream(streamName(admin.organisation, 'partner', added.body.id), 0, 10);
    await admin.call('GET', '/api/partners', undefined, after(added));
    const { rows } = await service.context.pools.worker.query('select * from partner where organisation = $1', [
      admin.organisation,
    ]);
    expect(JSON.stringify([stream.map(({ data, personal }) => ({ data, personal })), rows])).not.toMatch(/attic/i);
    expect(rows).toMatchObject([{ code: 'Ann' }]);
  });

  it('finds partners by code, by name and by address', async () => {
    const admin = service.as('admin');
    await admin.call('POST', '/api/partners', ann);
    const last = await admin.call('POST', '/api/partners', {
      code: 'bob',
      name: 'Bob & Sons',
      email: 'bob@sons.example',
    });
    const found = async (query: string) =>
      (await admin.call('GET', `/api/partners?${query}`, undefined, after(last))).body.items.map(
        (partner: { code: string }) => partner.code,
      );
    expect(await found('search=AN')).toEqual(['Ann']);
    expect(await found('search=sons')).toEqual(['bob']);
    expect(await found('search=Ann@Attic.example')).toEqual(['Ann']);
    expect(await found('state=active')).toEqual(['bob', 'Ann']);
    expect(await found('state=invited')).toEqual([]);
    const { body } = await admin.call('GET', '/api/partners?limit=1');
    expect((await admin.call('GET', `/api/partners?limit=1&cursor=${body.next}`)).body).toMatchObject({
      items: [{ code: 'Ann' }],
      next: null,
    });
  });

  it('updates what it is told and nothing else', async () => {
    const admin = service.as('admin');
    const { body } = await admin.call('POST', '/api/partners', ann);
    expect(await admin.call('PATCH', `/api/partners/${body.id}`, { name: 'Ann & Co' })).toMatchObject({
      status: 200,
      body: { ...ann, name: 'Ann & Co' },
    });
    const owner = service.as('partner-owner', { organisation: admin.organisation, partner: body.id });
    expect(await owner.call('PATCH', '/api/profile', { country: 'FR' })).toMatchObject({
      status: 200,
      body: { name: 'Ann & Co', country: 'FR' },
    });
    expect(await owner.call('GET', '/api/profile')).toMatchObject({ body: { email: ann.email, country: 'FR' } });
    expect(await owner.call('GET', '/api/partners')).toMatchObject({ status: 403, body: { code: 'not-permitted' } });
  });

  it('invites by a signed link, keeps the mail for the admin, and shows who has joined', async () => {
    const admin = service.as('admin');
    await service.facts.append(
      streamName(admin.organisation, 'organisation', derivedId(admin.organisation)),
      [newEvent('OrganisationCreated', { name: 'Northwind', zone: 'UTC' }, { actor: 'a-test', occurredAt: 1 })],
      0,
    );
    const { body: partner } = await admin.call('POST', '/api/partners', ann);
    const invited = await admin.call('POST', `/api/partners/${partner.id}/invitations`, {});
    expect(invited.status).toBe(201);
    const token = new URL(invited.body.url).searchParams.get('token') ?? '';
    expect(readInvitation(token, testSecret)).toMatchObject({
      organisation: admin.organisation,
      partner: partner.id,
      invitation: invited.body.id,
    });
    const { body: mail } = await admin.call('GET', '/api/mail', undefined, after(invited));
    expect(mail.items).toMatchObject([
      { to: ann.email, subject: 'Northwind invites you to its partner program', link: invited.body.url, state: 'kept' },
    ]);
    expect((await service.as('admin').call('GET', '/api/mail')).body.items).toEqual([]);

    await accept(admin, partner.id, invited.body.id);
    const access = async () => (await admin.call('GET', `/api/partners/${partner.id}`)).body.access;
    await until(async () => (await access()) === 'joined');
    expect(await admin.call('DELETE', `/api/partners/${partner.id}/access`)).toMatchObject({
      status: 200,
      body: { access: 'revoked' },
    });
    expect(await admin.call('POST', `/api/partners/${partner.id}/invitations`, {})).toMatchObject({ status: 201 });
    expect(await access()).toBe('invited');
  });

  it('invites nobody whose partnership has ended', async () => {
    const admin = service.as('admin');
    const { body } = await admin.call('POST', '/api/partners', ann);
    expect(await admin.call('POST', `/api/partners/${body.id}/suspend`, {})).toMatchObject({
      body: { state: 'suspended' },
    });
    expect(await admin.call('POST', `/api/partners/${body.id}/reinstate`, {})).toMatchObject({
      body: { state: 'active' },
    });
    expect(await admin.call('POST', `/api/partners/${body.id}/terminate`, {})).toMatchObject({
      body: { state: 'terminated' },
    });
    expect(await admin.call('POST', `/api/partners/${body.id}/invitations`, {})).toMatchObject({
      status: 409,
      body: { code: 'wrong-state' },
    });
    expect(await admin.call('POST', `/api/partners/${derivedId('nobody')}/invitations`, {})).toMatchObject({
      status: 404,
      body: { code: 'unknown-partner' },
    });
  });

  it('tells staff why a partner was suspended, keeps the reason sealed, and the partner neither reads it', async () => {
    const admin = service.as('admin');
    const { body } = await admin.call('POST', '/api/partners', ann);
    const standing = `/api/partners/${body.id}/standing`;
    expect((await admin.call('GET', standing)).body).toEqual([]);
    await admin.call('POST', `/api/partners/${body.id}/suspend`, { reason: 'Bids on our brand name' });
    await admin.call('POST', `/api/partners/${body.id}/reinstate`, {});
    expect((await admin.call('GET', standing)).body).toMatchObject([
      { change: 'reinstated', reason: null },
      { change: 'suspended', reason: 'Bids on our brand name' },
    ]);
    const stream = await service.facts.readStream(streamName(admin.organisation, 'partner', body.id), 0, 10);
    expect(stream.map(({ type }) => type)).toEqual(['PartnerAdded', 'PartnerSuspended', 'PartnerReinstated']);
    expect(JSON.stringify(stream.map(({ data, personal }) => [data, personal]))).not.toMatch(/brand/);
    expect((await admin.call('GET', `/api/partners/${body.id}`)).body).toMatchObject({ ...ann, state: 'active' });
    const owner = service.as('partner-owner', { organisation: admin.organisation, partner: body.id });
    expect(await owner.call('GET', standing)).toMatchObject({ status: 403, body: { code: 'not-permitted' } });
    expect(await admin.call('GET', `/api/partners/${derivedId('nobody')}/standing`)).toMatchObject({ status: 404 });
  });

  it('imports partners once and names each bad row', async () => {
    const admin = service.as('admin');
    const rows = [
      { line: 2, partner_code: 'P001', name: 'One', email: 'one@x.example', country: 'GB', link_code: 'p001' },
      { line: 3, partner_code: 'P002', name: 'Two', email: 'nobody', country: '' },
      { line: 4, partner_code: 'p001', name: 'Other', email: 'one@x.example', country: 'GB' },
    ];
    expect(await admin.call('POST', '/api/imports/partners', { program: 'shop', rows })).toMatchObject({
      status: 404,
      body: { code: 'unknown-program' },
    });
    const program = programId(admin.organisation, 'shop');
    await service.facts.append(
      streamName(admin.organisation, 'program', program),
      [newEvent('ProgramActivated', { program }, { actor: 'a-test', occurredAt: 1 })],
      0,
    );
    const errors = [
      { line: 3, code: 'malformed-email' },
      { line: 4, code: 'different-content' },
    ];
    expect((await admin.call('POST', '/api/imports/partners', { program: 'shop', rows })).body).toMatchObject({
      added: 1,
      unchanged: 0,
      errors,
    });
    expect((await admin.call('POST', '/api/imports/partners', { program: 'shop', rows })).body).toMatchObject({
      added: 0,
      unchanged: 1,
      errors,
    });
    expect((await admin.call('GET', '/api/partners/P001')).body).toMatchObject({ code: 'P001', name: 'One' });
  });

  it('keeps script as the text it is, and organisations apart', async () => {
    const admin = service.as('admin');
    const name = `Robert'); drop table partner;-- <script>alert(1)</script>`;
    const { body } = await admin.call('POST', '/api/partners', { code: 'bobby', name, email: 'bobby@tables.example' });
    expect((await admin.call('GET', `/api/partners/${body.id}`)).body.name).toBe(name);
    expect(await service.as('admin').call('GET', `/api/partners/${body.id}`)).toMatchObject({ status: 404 });
    expect((await service.as('admin').call('GET', '/api/partners')).body.items).toEqual([]);
  });

  it('rebuilds its lists, and its mails stay as they were', async () => {
    const admin = service.as('admin');
    const { body } = await admin.call('POST', '/api/partners', { ...ann, invite: true });
    expect(body.access).toBe('invited');
    const mails = async () => (await admin.call('GET', '/api/mail')).body.items;
    await until(async () => (await mails()).length === 1);
    for (const group of ['partner-directory', 'partner-mail'])
      expect(await service.context.bus.rebuild(group)).toBe(true);
    expect(await mails()).toHaveLength(1);
    expect((await admin.call('GET', '/api/partners')).body.items).toMatchObject([{ code: 'Ann', access: 'invited' }]);
  });
});
