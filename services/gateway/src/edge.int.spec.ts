import { Edge, stranger } from './testing/edge.js';

let edge: Edge;
beforeAll(async () => {
  edge = await Edge.startSetUp();
});
afterAll(() => edge?.dispose());

describe('the edge', () => {
  it('answers malformed JSON, bodies beyond the limit and texts that cannot be stored as problems', async () => {
    const post = (body: string | Buffer) => edge.ask({ method: 'POST', url: '/api/session', body });
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
      detail: 'A body has at most 1,048,576 bytes here.',
    });
    expect((await post('{"email": "a\\u0000b", "password": "x"}')).json).toMatchObject({
      status: 422,
      code: 'unstorable-text',
    });
    expect((await post('{"email": "\\ud800", "password": "x"}')).json.errors[0].path).toBe('email');
  });

  it('believes no identity that a request brings', async () => {
    const { status } = await edge.ask({ url: '/api/api-keys', headers: { 'tributary-identity': 'forged' } });
    expect(status).toBe(401);
  });

  it('answers unknown paths and paths that cannot be read as problems', async () => {
    expect((await edge.ask({ url: '/api/nothing' })).json.code).toBe('not-found');
    expect((await edge.ask({ url: '/api/%E0%A4%A' })).json).toMatchObject({ status: 400 });
    expect((await edge.ask({ method: 'DELETE', url: '/api/sessions/not-a-uuid', key: edge.key })).status).toBeLessThan(
      500,
    );
  });

  it('sends headers that keep other sites out', async () => {
    const { headers } = await edge.ask({ url: '/api/setup' });
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers['x-content-type-options']).toBe('nosniff');
  });

  it('describes itself without another host', async () => {
    const document = await edge.ask({ url: '/api/openapi.json' });
    expect(Object.keys(document.json.paths)).toEqual(
      expect.arrayContaining(['/api/session', '/api/api-keys', '/api/setup']),
    );
    const page = await edge.ask({ url: '/api/docs' });
    expect(page.text).not.toMatch(/https?:\/\//);
    expect((await edge.ask({ url: '/api/docs/swagger-ui-bundle.js' })).status).toBe(200);
  });

  it('serves the applications: pages by their paths, hashed files for ever, nothing beside them', async () => {
    for (const url of ['/admin/', '/admin/partners/42?tab=links']) {
      const page = await edge.ask({ url });
      expect([page.status, page.text, page.headers['cache-control']]).toEqual([
        200,
        '<title>admin</title>',
        'no-cache',
      ]);
    }
    const file = await edge.ask({ url: '/admin/assets/main-1a2b.js' });
    expect(file.headers['cache-control']).toContain('immutable');
    expect((await edge.ask({ url: '/admin/assets/gone.js' })).status).toBe(404);
    for (const url of ['/admin/../secret.txt', '/admin/..%2fsecret.txt', '/admin/%2e%2e/secret.txt']) {
      expect((await edge.ask({ url })).text).not.toContain('not for the outside');
    }
    expect((await edge.ask({ url: '/partner/' })).status).toBe(503);
  });

  it('is live and ready', async () => {
    expect((await edge.ask({ url: '/health/live' })).status).toBe(200);
    expect((await edge.ask({ url: '/health/ready' })).status).toBe(200);
  });

  it('leads from its root to the sign-in', async () => {
    const { status, headers } = await edge.ask({ url: '/' });
    expect([status, headers.location]).toEqual([302, '/partner/sign-in']);
  });
});

describe('an API key', () => {
  it('works until it is deleted, and no longer', async () => {
    const made = await edge.ask({
      method: 'POST',
      url: '/api/api-keys',
      body: { name: 'Shop', scopes: ['*'] },
      key: edge.key,
    });
    expect((await edge.ask({ url: '/api/api-keys', key: made.json.key })).status).toBe(200);
    expect((await edge.ask({ method: 'DELETE', url: `/api/api-keys/${made.json.id}`, key: edge.key })).status).toBe(
      204,
    );
    expect((await edge.ask({ url: '/api/api-keys', key: made.json.key })).json.code).toBe('not-signed-in');
  });

  it('may do no more than its scopes', async () => {
    const made = await edge.ask({
      method: 'POST',
      url: '/api/api-keys',
      body: { name: 'Clicks', scopes: ['signups:write'] },
      key: edge.key,
    });
    expect((await edge.ask({ url: '/api/api-keys', key: made.json.key })).json.code).toBe('not-permitted');
    const unknown = await edge.ask({
      method: 'POST',
      url: '/api/api-keys',
      body: { name: 'X', scopes: ['everything'] },
      key: edge.key,
    });
    expect(unknown.json.code).toBe('invalid-input');
  });

  it('that asks too often waits, and holds nobody else up', async () => {
    const made = await edge.ask({
      method: 'POST',
      url: '/api/api-keys',
      body: { name: 'Hasty', scopes: ['*'] },
      key: edge.key,
    });
    const answers = await Promise.all(
      Array.from({ length: 200 }, () => edge.ask({ url: '/api/setup', key: made.json.key })),
    );
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(50);
    expect(refused[0]?.json.code).toBe('too-many-requests');
    expect((await edge.ask({ url: '/api/setup', key: edge.key })).status).toBe(200);
  });

  it('of one organisation is not listed in another', async () => {
    const other = await edge.signIn(stranger.email, stranger.password);
    const mine = await edge.ask({ url: '/api/api-keys', key: edge.key });
    const theirs = await edge.ask({ url: '/api/api-keys', cookie: other.cookie });
    expect(theirs.json).toHaveLength(1);
    expect(mine.json.map(({ id }: { id: string }) => id)).not.toContain(theirs.json[0].id);
  });
});

describe('dead letters', () => {
  it('are listed for their organisation and skipped by a fact with a reason', async () => {
    await edge.invited('told-twice', 'hello@told.example');
    const { worker } = edge.installation.database.pools('gateway');
    const [event] = await edge.installation.facts.readAll(0n, { types: ['InvitationSent'] }, 1);
    await worker.query(
      `insert into dead_letter (consumer_group, kind, organisation, lane, position, event_id, event_type, reason)
      values ('gateway-memberships', 'dead-letter', $1, $1, $2, $3, 'InvitationSent', 'made for a test')`,
      [edge.organisation, String(event?.position), event?.id],
    );
    const other = await edge.signIn(stranger.email, stranger.password);
    expect((await edge.ask({ url: '/api/operations/dead-letters', cookie: other.cookie })).json).toEqual([]);
    const [letter] = (await edge.ask({ url: '/api/operations/dead-letters', key: edge.key })).json;
    expect(letter).toMatchObject({
      service: 'gateway',
      group: 'gateway-memberships',
      position: String(event?.position),
    });
    const url = `/api/operations/dead-letters/${letter.id}/skip`;
    const foreign = await edge.ask({ method: 'POST', url, body: { reason: 'not mine' }, cookie: other.cookie });
    expect(foreign.json.code).toBe('unknown-dead-letter');
    expect((await edge.ask({ method: 'POST', url, body: {}, key: edge.key })).json.code).toBe('invalid-input');
    expect((await edge.ask({ method: 'POST', url, body: { reason: 'sent by mistake' }, key: edge.key })).status).toBe(
      204,
    );
    expect((await edge.ask({ url: '/api/operations/dead-letters', key: edge.key })).json).toEqual([]);
    const [skipped] = await edge.installation.facts.readAll(0n, { types: ['EventSkipped'] }, 10);
    expect(skipped?.data).toMatchObject({ group: 'gateway-memberships', event: event?.id, reason: 'sent by mistake' });
  });
});
