import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type Clock,
  newEvent,
  newId,
  type InvitationId,
  type OrganisationId,
  type PartnerId,
  partnerId,
  streamName,
} from '@tributary/contracts';
import { announce, type Announcement, busMigrations, type LiveTopic, mostNamed } from '@tributary/bus';
import {
  type Application,
  createApplication,
  jsonLogger,
  runningBus,
  signInvitation,
  type ServiceConfig,
} from '@tributary/service-kit';
import { type TestInstallation, testInstallation, testSecret, until } from '@tributary/testing';
import { documentationRoutes, gatewayMigrations, gatewayService, operatorToken } from './index.js';

const day = 86_400_000;
const admin = { organisation: 'Shop', email: 'Admin@Shop.example', password: 'a long password' };
const config: ServiceConfig = { publicUrl: 'http://localhost:8080', secret: testSecret, smtpUrl: null };

let installation: TestInstallation;
let application: Application;
let ahead = 0;
const clock: Clock = { now: () => Date.now() + ahead };

interface Ask {
  method?: string;
  url: string;
  body?: unknown;
  cookie?: string;
  key?: string;
  headers?: Record<string, string>;
  remoteAddress?: string;
}

async function ask({ method = 'GET', url, body, cookie, key, headers = {}, remoteAddress }: Ask) {
  const response = await application.fastify.inject({
    method: method as 'GET',
    url,
    ...(remoteAddress && { remoteAddress }),
    headers: {
      host: 'localhost:8080',
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(cookie && { cookie }),
      ...(key && { authorization: `Bearer ${key}` }),
      ...headers,
    },
    ...(body !== undefined && {
      payload: typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body),
    }),
  });
  const json = response.headers['content-type']?.toString().includes('json') ? response.json() : null;
  const set = [response.headers['set-cookie'] ?? []]
    .flat()
    .map((one) => String(one))
    .find((one) => one.startsWith('tributary_session='));
  return {
    status: response.statusCode,
    json,
    cookie: set?.split(';')[0] ?? '',
    set: set ?? '',
    headers: response.headers,
    text: response.body,
  };
}

const signIn = (email: string, password = admin.password, remoteAddress = '127.0.0.1') =>
  ask({ method: 'POST', url: '/api/session', body: { email, password }, remoteAddress });

const built = mkdtempSync(join(tmpdir(), 'tributary-applications-'));

beforeAll(async () => {
  mkdirSync(join(built, 'admin', 'assets'), { recursive: true });
  writeFileSync(join(built, 'admin', 'index.html'), '<title>admin</title>');
  writeFileSync(join(built, 'admin', 'assets', 'main-1a2b.js'), 'export {};');
  writeFileSync(join(built, 'secret.txt'), 'not for the outside');
  installation = await testInstallation({
    services: { gateway: [busMigrations('gateway'), gatewayMigrations] },
    clock,
  });
  const { database, facts, clicks, personal } = installation;
  const bus = runningBus({ fact: facts, click: clicks });
  const options = {
    limits: { apiKey: { rate: 50, burst: 100 } },
    applications: { admin: join(built, 'admin'), partner: join(built, 'partner') },
  };
  const context = { pools: database.pools('gateway'), facts, clicks, clock, personal, config, bus };
  application = await createApplication({
    services: [gatewayService(context, options)],
    secret: testSecret,
    bus,
    pools: (name) => database.pools(name),
    logger: jsonLogger('error'),
    routes: documentationRoutes,
  });
});

afterAll(async () => {
  await application?.close();
  await installation?.stop();
  rmSync(built, { recursive: true, force: true });
});

let key = '';
let organisation: OrganisationId;

async function invited(
  code: string,
  email: string,
): Promise<{ token: string; partner: PartnerId; invitation: InvitationId }> {
  const partner = partnerId(organisation, code);
  const invitation = newId<InvitationId>();
  const expiresAt = clock.now() + 7 * day;
  const sealed = await installation.personal.seal(organisation, partner, { name: 'Willow & Wren', email });
  const options = { actor: 'test', occurredAt: clock.now() };
  await installation.facts.append(
    streamName(organisation, 'partner', partner),
    [
      newEvent('PartnerAdded', { partner, code, type: 'affiliate', country: null }, { ...options, personal: sealed }),
      newEvent('InvitationSent', { invitation, partner, expiresAt }, options),
    ],
    0,
  );
  const token = signInvitation({ organisation, invitation, partner, expiresAt }, testSecret);
  await until(async () => (await ask({ url: `/api/invitations/${token}` })).status === 200);
  return { token, partner, invitation };
}

describe('setting up', () => {
  it('is needed on an empty installation', async () => {
    expect((await ask({ url: '/api/setup' })).json).toEqual({ needed: true });
  });

  it("is refused from another machine without the operator's token", async () => {
    const { status, json } = await ask({
      method: 'POST',
      url: '/api/setup',
      body: admin,
      remoteAddress: '203.0.113.9',
    });
    expect([status, json.code]).toEqual([403, 'not-permitted']);
  });

  it('is refused under a name that another site pointed here', async () => {
    for (const origin of [{}, { origin: 'http://evil.example', 'sec-fetch-site': 'same-origin' }]) {
      const headers = { host: 'evil.example', ...origin };
      const { status } = await ask({ method: 'POST', url: '/api/setup', body: admin, headers });
      expect(status).toBe(403);
    }
  });

  it('names every fault of its input', async () => {
    const { status, json } = await ask({
      method: 'POST',
      url: '/api/setup',
      body: { organisation: '', email: 'x', password: 'short' },
    });
    expect([status, json.code]).toEqual([422, 'invalid-input']);
    expect(json.errors.map(({ path }: { path: string }) => path)).toEqual(
      expect.arrayContaining(['organisation', 'email', 'password']),
    );
  });

  it('happens once, however many try at the same time', async () => {
    const tries = await Promise.all([1, 2, 3].map(() => ask({ method: 'POST', url: '/api/setup', body: admin })));
    expect(tries.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    const done = tries.find(({ status }) => status === 201);
    key = done?.json.apiKey;
    organisation = done?.json.organisation.id;
    expect(key).toMatch(/^trb_[0-9a-f]{8}_[0-9a-f]{48}$/);
    expect((await ask({ method: 'POST', url: '/api/setup', body: admin })).json.code).toBe('setup-done');
    const facts = await installation.facts.readAll(0n, { types: ['OrganisationCreated'] }, 10);
    expect(facts).toHaveLength(1);
  });

  it("makes a further organisation with the operator's token alone", async () => {
    const body = { organisation: 'Other', email: 'admin@other.example', password: 'another password' };
    expect((await ask({ method: 'POST', url: '/api/organisations', body, key })).status).toBe(403);
    const made = await ask({ method: 'POST', url: '/api/organisations', body, key: operatorToken(testSecret) });
    expect(made.status).toBe(201);
    const keys = await ask({ url: '/api/api-keys', key: made.json.apiKey });
    expect(keys.json).toHaveLength(1);
  });
});

describe('a session', () => {
  it('opens with the right password, in a cookie that scripts cannot read', async () => {
    const { status, set, json, cookie } = await signIn('admin@shop.example');
    expect(status).toBe(201);
    expect(set).toContain('HttpOnly');
    expect(set).toContain('SameSite=Lax');
    expect(json.membership).toMatchObject({ role: 'admin', partner: null });
    expect((await ask({ url: '/api/session', cookie })).json.account.email).toBe('admin@shop.example');
  });

  it('does not open with a wrong password or for an unknown address, and says the same of both', async () => {
    const [wrong, unknown] = await Promise.all([signIn('admin@shop.example', 'wrong'), signIn('nobody@shop.example')]);
    const said = ({ status, json: { correlation: _, ...json } }: typeof wrong) => ({ status, json });
    expect(said(wrong)).toEqual(said(unknown));
    expect(wrong.json.code).toBe('wrong-credentials');
  });

  it('ends when it was idle for too long: session-expired, and the cookie goes', async () => {
    const { cookie } = await signIn('admin@shop.example');
    ahead = 2 * day;
    const { status, json, set } = await ask({ url: '/api/session', cookie });
    ahead = 0;
    expect([status, json.code]).toEqual([401, 'session-expired']);
    expect(set).toContain('Max-Age=0');
  });

  it('ends after its longest time, however busy it was', async () => {
    const { cookie } = await signIn('admin@shop.example');
    for (let hours = 20; hours < 30 * 24; hours += 20) {
      ahead = (hours / 24) * day;
      expect((await ask({ url: '/api/session', cookie })).status).toBe(200);
    }
    ahead = 30 * day;
    const { json } = await ask({ url: '/api/session', cookie });
    ahead = 0;
    expect(json.code).toBe('session-expired');
  });

  it('ends for good by signing out', async () => {
    const { cookie } = await signIn('admin@shop.example');
    expect((await ask({ method: 'DELETE', url: '/api/session', cookie })).status).toBe(204);
    expect((await ask({ url: '/api/session', cookie })).json.code).toBe('session-expired');
  });

  it('is listed and ended from another device; a new password ends the others', async () => {
    const [one, two] = [await signIn('admin@shop.example'), await signIn('admin@shop.example')];
    const listed = await ask({ url: '/api/sessions', cookie: one.cookie });
    expect(listed.json.filter(({ current }: { current: boolean }) => current)).toHaveLength(1);
    const change = { password: admin.password, currentPassword: 'wrong' };
    expect((await ask({ method: 'PATCH', url: '/api/account', body: change, cookie: one.cookie })).json.code).toBe(
      'wrong-password',
    );
    const right = { ...change, currentPassword: admin.password };
    expect((await ask({ method: 'PATCH', url: '/api/account', body: right, cookie: one.cookie })).status).toBe(200);
    expect((await ask({ url: '/api/session', cookie: two.cookie })).status).toBe(401);
    expect((await ask({ url: '/api/session', cookie: one.cookie })).status).toBe(200);
  });

  it('does not write for another site', async () => {
    const { cookie } = await signIn('admin@shop.example');
    const body = { name: 'Stolen', scopes: ['*'] };
    const write = (headers: Record<string, string>) =>
      ask({ method: 'POST', url: '/api/api-keys', body, cookie, headers });
    expect((await write({ 'sec-fetch-site': 'cross-site' })).json.code).toBe('cross-site-request');
    expect((await write({ origin: 'https://evil.example' })).json.code).toBe('cross-site-request');
    expect((await write({ origin: 'null' })).json.code).toBe('cross-site-request');
    expect((await write({ origin: 'http://localhost:8080', 'sec-fetch-site': 'same-origin' })).status).toBe(201);
    const form = await ask({
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
    for (let n = 0; n < 7; n++) tries.push(await signIn('victim@shop.example', 'guess', '198.51.100.7'));
    expect(tries.at(-1)?.json.code).toBe('too-many-requests');
    expect(Number(tries.at(-1)?.headers['retry-after'])).toBeGreaterThan(0);
    expect((await signIn('victim@shop.example', 'guess', '198.51.100.8')).status).toBe(401);
  });
});

describe('an invitation', () => {
  it('lets a person in for the partner, once', async () => {
    const { token, partner } = await invited('willow-wren', 'hello@willow.example');
    expect((await ask({ url: `/api/invitations/${token}` })).json).toMatchObject({
      organisation: 'Shop',
      email: 'hello@willow.example',
      state: 'open',
    });
    const body = { token, name: 'Wren', password: 'a partner password' };
    const accepted = await ask({ method: 'POST', url: '/api/invitations/accept', body });
    expect(accepted.status).toBe(201);
    expect(accepted.json.membership).toMatchObject({ role: 'partner-owner', partner });
    expect(accepted.headers['tributary-position']).toMatch(/^\d+$/);
    await until(async () => (await ask({ url: `/api/invitations/${token}` })).json.state === 'accepted');
    expect((await ask({ method: 'POST', url: '/api/invitations/accept', body })).json.code).toBe('invitation-closed');
    expect(await installation.facts.readAll(0n, { types: ['InvitationAccepted'] }, 10)).toHaveLength(1);
  });

  it('does not hand an existing account to whoever has the link', async () => {
    const { token } = await invited('admins-own', 'admin@shop.example');
    const body = { token, name: 'Thief', password: 'a password of a thief' };
    expect((await ask({ method: 'POST', url: '/api/invitations/accept', body })).json.code).toBe('wrong-credentials');
  });

  it('is unknown where the token is forged', async () => {
    const { token } = await invited('forged', 'hello@forged.example');
    expect((await ask({ url: `/api/invitations/${token.slice(0, -4)}AAAA` })).json.code).toBe('unknown-invitation');
    expect((await ask({ url: '/api/invitations/%7B%7D.x' })).json.code).toBe('unknown-invitation');
  });

  it('counts for nothing once access is revoked: sessions end too', async () => {
    const { token, partner } = await invited('leaver', 'hello@leaver.example');
    const { cookie } = await ask({
      method: 'POST',
      url: '/api/invitations/accept',
      body: { token, name: 'L', password: 'a partner password' },
    });
    expect((await ask({ url: '/api/session', cookie })).status).toBe(200);
    await installation.facts.append(
      streamName(organisation, 'partner', partner),
      [newEvent('AccessRevoked', { partner }, { actor: 'test', occurredAt: clock.now() })],
      2,
    );
    await until(async () => (await ask({ url: '/api/session', cookie })).status === 401);
    expect((await signIn('hello@leaver.example', 'a partner password')).json.code).toBe('not-permitted');
  });

  it('does not lead into the routes of the staff', async () => {
    const { cookie } = await signIn('hello@willow.example', 'a partner password');
    for (const url of ['/api/actors', '/api/api-keys', '/api/operations/dead-letters', '/api/operations/read-models']) {
      const { status, json } = await ask({ url, cookie });
      expect([status, json.code]).toEqual([403, 'not-permitted']);
    }
  });
});

describe('who did something', () => {
  it('is named to the staff, a key by its own name', async () => {
    const { cookie } = await signIn('admin@shop.example');
    const made = await ask({ method: 'POST', url: '/api/api-keys', body: { name: 'Till', scopes: ['*'] }, key });
    const { account } = (await ask({ url: '/api/session', cookie })).json;
    const actors = (await ask({ url: '/api/actors', cookie })).json;
    expect(actors).toContainEqual({ id: account.id, kind: 'person', name: account.name });
    expect(actors).toContainEqual({ id: made.json.id, kind: 'api-key', name: 'Till' });
    expect(actors.filter(({ kind }: { kind: string }) => kind === 'person')).toHaveLength(1);
  });
});

describe('an API key', () => {
  it('works until it is deleted, and no longer', async () => {
    const made = await ask({ method: 'POST', url: '/api/api-keys', body: { name: 'Shop', scopes: ['*'] }, key });
    expect((await ask({ url: '/api/api-keys', key: made.json.key })).status).toBe(200);
    expect((await ask({ method: 'DELETE', url: `/api/api-keys/${made.json.id}`, key })).status).toBe(204);
    expect((await ask({ url: '/api/api-keys', key: made.json.key })).json.code).toBe('not-signed-in');
  });

  it('may do no more than its scopes', async () => {
    const made = await ask({
      method: 'POST',
      url: '/api/api-keys',
      body: { name: 'Clicks', scopes: ['signups:write'] },
      key,
    });
    expect((await ask({ url: '/api/api-keys', key: made.json.key })).json.code).toBe('not-permitted');
    const unknown = await ask({
      method: 'POST',
      url: '/api/api-keys',
      body: { name: 'X', scopes: ['everything'] },
      key,
    });
    expect(unknown.json.code).toBe('invalid-input');
  });

  it('that asks too often waits, and holds nobody else up', async () => {
    const made = await ask({ method: 'POST', url: '/api/api-keys', body: { name: 'Hasty', scopes: ['*'] }, key });
    const answers = await Promise.all(
      Array.from({ length: 200 }, () => ask({ url: '/api/setup', key: made.json.key })),
    );
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(50);
    expect(refused[0]?.json.code).toBe('too-many-requests');
    expect((await ask({ url: '/api/setup', key })).status).toBe(200);
  });

  it('of one organisation is not listed in another', async () => {
    const other = await signIn('admin@other.example', 'another password');
    const mine = await ask({ url: '/api/api-keys', key });
    const theirs = await ask({ url: '/api/api-keys', cookie: other.cookie });
    expect(theirs.json).toHaveLength(1);
    expect(mine.json.map(({ id }: { id: string }) => id)).not.toContain(theirs.json[0].id);
  });
});

describe('the edge', () => {
  it('answers malformed JSON, bodies beyond the limit and texts that cannot be stored as problems', async () => {
    const post = (body: string | Buffer) => ask({ method: 'POST', url: '/api/session', body });
    expect((await post('{"email": ')).json).toMatchObject({
      status: 400,
      code: 'malformed-json',
      type: '/problems/malformed-json',
    });
    expect((await post('{"__proto__": {}}')).json.code).toBe('malformed-json');
    expect((await post(Buffer.from('{"email": "\xff"}', 'latin1'))).json).toMatchObject({
      status: 400,
      code: 'malformed-json',
      detail: 'The body is not valid UTF-8.',
    });
    expect((await post('[1]')).status).toBe(422);
    expect((await post('"text"')).status).toBe(422);
    expect((await post(`{"email": "${'x'.repeat(50 * 1024 * 1024)}"}`)).json).toMatchObject({
      status: 413,
      code: 'body-too-large',
    });
    expect((await post('{"email": "a\\u0000b", "password": "x"}')).json).toMatchObject({
      status: 422,
      code: 'unstorable-text',
    });
    expect((await post('{"email": "\\ud800", "password": "x"}')).json.errors[0].path).toBe('email');
  });

  it('believes no identity that a request brings', async () => {
    const { status } = await ask({ url: '/api/api-keys', headers: { 'tributary-identity': 'forged' } });
    expect(status).toBe(401);
  });

  it('answers unknown paths and paths that cannot be read as problems', async () => {
    expect((await ask({ url: '/api/nothing' })).json.code).toBe('not-found');
    expect((await ask({ url: '/api/%E0%A4%A' })).json).toMatchObject({ status: 400 });
    expect((await ask({ method: 'DELETE', url: '/api/sessions/not-a-uuid', key })).status).toBeLessThan(500);
  });

  it('sends headers that keep other sites out', async () => {
    const { headers } = await ask({ url: '/api/setup' });
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers['x-content-type-options']).toBe('nosniff');
  });

  it('describes itself without another host', async () => {
    const document = await ask({ url: '/api/openapi.json' });
    expect(Object.keys(document.json.paths)).toEqual(
      expect.arrayContaining(['/api/session', '/api/api-keys', '/api/setup']),
    );
    const page = await ask({ url: '/api/docs' });
    expect(page.text).not.toMatch(/https?:\/\//);
    expect((await ask({ url: '/api/docs/swagger-ui-bundle.js' })).status).toBe(200);
  });

  it('serves the applications: pages by their paths, hashed files for ever, nothing beside them', async () => {
    for (const url of ['/admin/', '/admin/partners/42?tab=links']) {
      const page = await ask({ url });
      expect([page.status, page.text, page.headers['cache-control']]).toEqual([
        200,
        '<title>admin</title>',
        'no-cache',
      ]);
    }
    const file = await ask({ url: '/admin/assets/main-1a2b.js' });
    expect(file.headers['cache-control']).toContain('immutable');
    expect((await ask({ url: '/admin/assets/gone.js' })).status).toBe(404);
    for (const url of ['/admin/../secret.txt', '/admin/..%2fsecret.txt', '/admin/%2e%2e/secret.txt']) {
      expect((await ask({ url })).text).not.toContain('not for the outside');
    }
    expect((await ask({ url: '/partner/' })).status).toBe(503);
  });

  it('is live and ready', async () => {
    expect((await ask({ url: '/health/live' })).status).toBe(200);
    expect((await ask({ url: '/health/ready' })).status).toBe(200);
  });

  it('leads from its root to the sign-in', async () => {
    const { status, headers } = await ask({ url: '/' });
    expect([status, headers.location]).toEqual([302, '/partner/sign-in']);
  });

  it('rebuilds the read model of invitations without inviting or revoking again', async () => {
    const before = await ask({ url: '/api/operations/read-models', key });
    expect(before.json[0]).toMatchObject({ name: 'gateway-memberships', service: 'gateway' });
    const rebuilt = await ask({ method: 'POST', url: '/api/operations/read-models/gateway-memberships/rebuild', key });
    expect([rebuilt.status, rebuilt.json.name]).toEqual([200, 'gateway-memberships']);
    expect((await signIn('hello@willow.example', 'a partner password')).status).toBe(201);
    expect((await ask({ method: 'POST', url: '/api/operations/read-models/nothing/rebuild', key })).json.code).toBe(
      'unknown-read-model',
    );
  });
});

describe('dead letters', () => {
  it('are listed for their organisation and skipped by a fact with a reason', async () => {
    const { worker } = installation.database.pools('gateway');
    const [event] = await installation.facts.readAll(0n, { types: ['InvitationSent'] }, 1);
    await worker.query(
      `insert into dead_letter (consumer_group, kind, organisation, lane, position, event_id, event_type, reason)
      values ('gateway-memberships', 'dead-letter', $1, $1, $2, $3, 'InvitationSent', 'made for a test')`,
      [organisation, String(event?.position), event?.id],
    );
    const other = await signIn('admin@other.example', 'another password');
    expect((await ask({ url: '/api/operations/dead-letters', cookie: other.cookie })).json).toEqual([]);
    const [letter] = (await ask({ url: '/api/operations/dead-letters', key })).json;
    expect(letter).toMatchObject({
      service: 'gateway',
      group: 'gateway-memberships',
      position: String(event?.position),
    });
    const url = `/api/operations/dead-letters/${letter.id}/skip`;
    const foreign = await ask({ method: 'POST', url, body: { reason: 'not mine' }, cookie: other.cookie });
    expect(foreign.json.code).toBe('unknown-dead-letter');
    expect((await ask({ method: 'POST', url, body: {}, key })).json.code).toBe('invalid-input');
    expect((await ask({ method: 'POST', url, body: { reason: 'sent by mistake' }, key })).status).toBe(204);
    expect((await ask({ url: '/api/operations/dead-letters', key })).json).toEqual([]);
    const [skipped] = await installation.facts.readAll(0n, { types: ['EventSkipped'] }, 10);
    expect(skipped?.data).toMatchObject({ group: 'gateway-memberships', event: event?.id, reason: 'sent by mistake' });
  });
});

describe('live updates', () => {
  const stop = new AbortController();
  const streams: Promise<unknown>[] = [];
  let url = '';
  beforeAll(async () => {
    await application.listen(0, '127.0.0.1');
    const address = application.fastify.server.address();
    if (address === null || typeof address === 'string') throw new Error('It does not listen');
    url = `http://127.0.0.1:${address.port}/api/live`;
  });
  afterAll(async () => {
    stop.abort();
    await Promise.allSettled(streams);
  });

  /** What the screen of a session has heard so far. */
  async function listening(cookie: string): Promise<() => string> {
    const { body } = await fetch(url, { headers: { cookie }, signal: stop.signal });
    let heard = '';
    const listen = async () => {
      if (body) for await (const chunk of body) heard += Buffer.from(chunk).toString();
    };
    streams.push(listen().catch(() => undefined));
    await until(() => heard.includes('event: ready'));
    return () => heard;
  }

  /** As a projection does with what it has just read. */
  async function announced(topic: LiveTopic, ...facts: ReturnType<typeof newEvent>[]): Promise<bigint> {
    const stream = streamName(organisation, 'payout', newId());
    await installation.facts.append(stream, facts, 0);
    const recorded = await installation.facts.readStream(stream, 0, facts.length);
    const tx = await installation.database.pools('gateway').worker.connect();
    await announce({ tx, rebuilding: false }, topic, recorded).finally(() => tx.release());
    return recorded.at(-1)?.position ?? 0n;
  }

  const paidTo = (partner: PartnerId) =>
    newEvent(
      'PayoutPaid',
      { payout: newId(), run: newId(), partner, currency: 'GBP', amount: 1 },
      { actor: 'test', occurredAt: 1 },
    );

  it('reach the screens of one organisation and no other', async () => {
    const others = (await signIn('admin@other.example', 'another password')).cookie;
    const [mine, theirs] = [await listening((await signIn('admin@shop.example')).cookie), await listening(others)];
    await announced('balances', paidTo(partnerId(organisation, 'anybody')));
    await until(() => mine().includes('"topic":"balances"'));
    // The other screen hears what comes after, and so has been passed over, not just slow.
    const other = (await ask({ url: '/api/session', cookie: others })).json.membership.organisation.id;
    const announcement: Announcement = { organisation: other, topic: 'links', partners: null, position: null };
    const { worker } = installation.database.pools('gateway');
    await worker.query("select pg_notify('live', $1)", [JSON.stringify(announcement)]);
    await until(() => theirs().includes('"topic":"links"'));
    expect(theirs()).not.toContain('balances');
    expect(mine()).not.toContain('links');
  });

  it('reach the staff and the partner who earned, while another partner hears nothing', async () => {
    const join = async (code: string) => {
      const { token, partner } = await invited(code, `${code}@live.example`);
      const body = { token, name: code, password: 'a long password' };
      const { cookie, status } = await ask({ method: 'POST', url: '/api/invitations/accept', body });
      expect(status).toBe(201);
      return { partner, heard: await listening(cookie) };
    };
    const [ann, bob] = [await join('live-ann'), await join('live-bob')];
    const staff = await listening((await signIn('admin@shop.example')).cookie);
    const topics = (heard: () => string) => [...heard().matchAll(/"topic":"([a-z]+)"/g)].map(([, topic]) => topic);

    const position = await announced('commissions', paidTo(ann.partner));
    await announced('payouts', newEvent('PayoutRunCancelled', { run: newId() }, { actor: 'test', occurredAt: 1 }));
    await announced('balances', paidTo(ann.partner), paidTo(bob.partner));
    await announced('programs', newEvent('ProgramPaused', { program: newId() }, { actor: 'test', occurredAt: 1 }));
    const many = Array.from({ length: mostNamed + 1 }, (_, n) => paidTo(partnerId(organisation, `many-${n}`)));
    await announced('analytics', ...many);

    const everybody = [staff, ann.heard, bob.heard];
    await until(() => everybody.every((heard) => topics(heard).includes('analytics')));
    expect(topics(bob.heard)).toEqual(['balances', 'programs', 'analytics']);
    expect(topics(ann.heard)).toEqual(['commissions', 'balances', 'programs', 'analytics']);
    expect(topics(staff)).toEqual(['commissions', 'payouts', 'balances', 'programs', 'analytics']);
    expect(ann.heard()).toContain(`{"topic":"commissions","position":"${position}"}`);
  });

  it('end on the screens of other sessions when the password changes, and go on for who changed it', async () => {
    const [own, other] = [await signIn('admin@shop.example'), await signIn('admin@shop.example')];
    const heard = await listening(own.cookie);
    const answer = await fetch(url, { headers: { cookie: other.cookie }, signal: stop.signal });
    const ended = (async () => {
      if (answer.body) for await (const _ of answer.body);
      return 'closed';
    })();
    const body = { password: admin.password, currentPassword: admin.password };
    expect((await ask({ method: 'PATCH', url: '/api/account', body, cookie: own.cookie })).status).toBe(200);
    expect(await ended).toBe('closed');
    await announced('balances', paidTo(partnerId(organisation, 'anybody')));
    await until(() => heard().includes('"topic":"balances"'));
  });

  it('are for who is signed in', async () => {
    expect((await fetch(url)).status).toBe(401);
  });

  it('share their server with bodies that have a limit', async () => {
    const large = await fetch(url.replace('live', 'session'), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: 'x'.repeat(50 * 1024 * 1024),
    }).then(
      ({ status }) => status,
      () => 'cut off',
    );
    expect(large).toBe(413);
  });
});
