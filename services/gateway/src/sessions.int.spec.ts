import { newEvent, streamName } from '@tributary/contracts';
import { until } from '@tributary/testing';
import { admin, day, Edge } from './testing/edge.js';

let edge: Edge;
beforeAll(async () => {
  edge = await Edge.startSetUp();
});
afterAll(() => edge?.dispose());

describe('a session', () => {
  it('opens with the right password, in a cookie that scripts cannot read', async () => {
    const { status, set, json, cookie } = await edge.signIn('admin@shop.example');
    expect(status).toBe(201);
    expect(set).toContain('HttpOnly');
    expect(set).toContain('SameSite=Lax');
    expect(json.membership).toMatchObject({ role: 'admin', partner: null });
    expect((await edge.ask({ url: '/api/session', cookie })).json.account.email).toBe('admin@shop.example');
  });

  it('does not open with a wrong password or for an unknown address, and says the same of both', async () => {
    const [wrong, unknown] = await Promise.all([
      edge.signIn('admin@shop.example', 'wrong'),
      edge.signIn('nobody@shop.example'),
    ]);
    const said = ({ status, json: { correlation: _, ...json } }: typeof wrong) => ({ status, json });
    expect(said(wrong)).toEqual(said(unknown));
    expect(wrong.json.code).toBe('wrong-credentials');
  });

  it('ends when it was idle for too long: session-expired, and the cookie goes', async () => {
    const { cookie } = await edge.signIn('admin@shop.example');
    edge.ahead = 2 * day;
    const { status, json, set } = await edge.ask({ url: '/api/session', cookie });
    edge.ahead = 0;
    expect([status, json.code]).toEqual([401, 'session-expired']);
    expect(set).toContain('Max-Age=0');
  });

  it('ends after its longest time, however busy it was', async () => {
    const { cookie } = await edge.signIn('admin@shop.example');
    for (let hours = 20; hours < 30 * 24; hours += 20) {
      edge.ahead = (hours / 24) * day;
      expect((await edge.ask({ url: '/api/session', cookie })).status).toBe(200);
    }
    edge.ahead = 30 * day;
    const { json } = await edge.ask({ url: '/api/session', cookie });
    edge.ahead = 0;
    expect(json.code).toBe('session-expired');
  });

  it('ends for good by signing out', async () => {
    const { cookie } = await edge.signIn('admin@shop.example');
    expect((await edge.ask({ method: 'DELETE', url: '/api/session', cookie })).status).toBe(204);
    expect((await edge.ask({ url: '/api/session', cookie })).json.code).toBe('session-expired');
  });

  it('is listed and ended from another device; a new password ends the others', async () => {
    const [one, two] = [await edge.signIn('admin@shop.example'), await edge.signIn('admin@shop.example')];
    const listed = await edge.ask({ url: '/api/sessions', cookie: one.cookie });
    expect(listed.json.filter(({ current }: { current: boolean }) => current)).toHaveLength(1);
    const change = { password: admin.password, currentPassword: 'wrong' };
    expect((await edge.ask({ method: 'PATCH', url: '/api/account', body: change, cookie: one.cookie })).json.code).toBe(
      'wrong-password',
    );
    const right = { ...change, currentPassword: admin.password };
    expect((await edge.ask({ method: 'PATCH', url: '/api/account', body: right, cookie: one.cookie })).status).toBe(
      200,
    );
    expect((await edge.ask({ url: '/api/session', cookie: two.cookie })).status).toBe(401);
    expect((await edge.ask({ url: '/api/session', cookie: one.cookie })).status).toBe(200);
  });

  it('does not write for another site', async () => {
    const { cookie } = await edge.signIn('admin@shop.example');
    const body = { name: 'Stolen', scopes: ['*'] };
    const write = (headers: Record<string, string>) =>
      edge.ask({ method: 'POST', url: '/api/api-keys', body, cookie, headers });
    expect((await write({ 'sec-fetch-site': 'cross-site' })).json.code).toBe('cross-site-request');
    expect((await write({ origin: 'https://evil.example' })).json.code).toBe('cross-site-request');
    expect((await write({ origin: 'null' })).json.code).toBe('cross-site-request');
    expect((await write({ origin: 'http://localhost:8080', 'sec-fetch-site': 'same-origin' })).status).toBe(201);
    const form = await edge.ask({
      method: 'POST',
      url: '/api/api-keys',
      body: 'name=Stolen',
      cookie,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect([form.status, form.json.code]).toEqual([415, 'unsupported-media-type']);
  });

  it('cannot be tried again and again', async () => {
    const tries = [];
    for (let n = 0; n < 7; n++) tries.push(await edge.signIn('victim@shop.example', 'guess', '198.51.100.7'));
    expect(tries.at(-1)?.json.code).toBe('too-many-requests');
    expect(Number(tries.at(-1)?.headers['retry-after'])).toBeGreaterThan(0);
    expect((await edge.signIn('victim@shop.example', 'guess', '198.51.100.8')).status).toBe(401);
  });
});

describe('an invitation', () => {
  it('lets a person in for the partner, once', async () => {
    const { token, partner } = await edge.invited('willow-wren', 'hello@willow.example');
    expect((await edge.ask({ url: `/api/invitations/${token}` })).json).toMatchObject({
      organisation: 'Shop',
      email: 'hello@willow.example',
      state: 'open',
    });
    const body = { token, name: 'Wren', password: 'a partner password' };
    const accepted = await edge.ask({ method: 'POST', url: '/api/invitations/accept', body });
    expect(accepted.status).toBe(201);
    expect(accepted.json.membership).toMatchObject({ role: 'partner-owner', partner });
    expect(accepted.headers['tributary-position']).toMatch(/^\d+$/);
    await until(async () => (await edge.ask({ url: `/api/invitations/${token}` })).json.state === 'accepted');
    expect((await edge.ask({ method: 'POST', url: '/api/invitations/accept', body })).json.code).toBe(
      'invitation-closed',
    );
    expect(await edge.installation.facts.readAll(0n, { types: ['InvitationAccepted'] }, 10)).toHaveLength(1);
  });

  it('does not hand an existing account to whoever has the link', async () => {
    const { token } = await edge.invited('admins-own', 'admin@shop.example');
    const body = { token, name: 'Thief', password: 'a password of a thief' };
    expect((await edge.ask({ method: 'POST', url: '/api/invitations/accept', body })).json.code).toBe(
      'wrong-credentials',
    );
  });

  it('is unknown where the token is forged', async () => {
    const { token } = await edge.invited('forged', 'hello@forged.example');
    expect((await edge.ask({ url: `/api/invitations/${token.slice(0, -4)}AAAA` })).json.code).toBe(
      'unknown-invitation',
    );
    expect((await edge.ask({ url: '/api/invitations/%7B%7D.x' })).json.code).toBe('unknown-invitation');
  });

  it('counts for nothing once access is revoked: sessions end too', async () => {
    const { token, partner } = await edge.invited('leaver', 'hello@leaver.example');
    const { cookie } = await edge.ask({
      method: 'POST',
      url: '/api/invitations/accept',
      body: { token, name: 'L', password: 'a partner password' },
    });
    expect((await edge.ask({ url: '/api/session', cookie })).status).toBe(200);
    await edge.installation.facts.append(
      streamName(edge.organisation, 'partner', partner),
      [newEvent('AccessRevoked', { partner }, { actor: 'test', occurredAt: edge.clock.now() })],
      2,
    );
    await until(async () => (await edge.ask({ url: '/api/session', cookie })).status === 401);
    expect((await edge.signIn('hello@leaver.example', 'a partner password')).json.code).toBe('not-permitted');
  });

  it('does not lead into the routes of the staff', async () => {
    const { cookie } = await edge.signIn('hello@willow.example', 'a partner password');
    for (const url of ['/api/actors', '/api/api-keys', '/api/operations/dead-letters', '/api/operations/read-models']) {
      const { status, json } = await edge.ask({ url, cookie });
      expect([status, json.code]).toEqual([403, 'not-permitted']);
    }
  });

  it('neither invites nor revokes again in a rebuild of its read model', async () => {
    const before = await edge.ask({ url: '/api/operations/read-models', key: edge.key });
    expect(before.json[0]).toMatchObject({ name: 'gateway-memberships', service: 'gateway' });
    const rebuilt = await edge.ask({
      method: 'POST',
      url: '/api/operations/read-models/gateway-memberships/rebuild',
      key: edge.key,
    });
    expect([rebuilt.status, rebuilt.json.name]).toEqual([200, 'gateway-memberships']);
    expect((await edge.signIn('hello@willow.example', 'a partner password')).status).toBe(201);
    expect(
      (await edge.ask({ method: 'POST', url: '/api/operations/read-models/nothing/rebuild', key: edge.key })).json.code,
    ).toBe('unknown-read-model');
  });
});

describe('who did something', () => {
  it('is named to the staff, a key by its own name', async () => {
    const { cookie } = await edge.signIn('admin@shop.example');
    const made = await edge.ask({
      method: 'POST',
      url: '/api/api-keys',
      body: { name: 'Till', scopes: ['*'] },
      key: edge.key,
    });
    const { account } = (await edge.ask({ url: '/api/session', cookie })).json;
    const actors = (await edge.ask({ url: '/api/actors', cookie })).json;
    expect(actors).toContainEqual({ id: account.id, kind: 'person', name: account.name });
    expect(actors).toContainEqual({ id: made.json.id, kind: 'api-key', name: 'Till' });
    expect(actors.filter(({ kind }: { kind: string }) => kind === 'person')).toHaveLength(1);
  });
});
