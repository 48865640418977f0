import { testSecret } from '@tributary/testing';
import { operatorToken } from './index.js';
import { admin, Edge, stranger } from './testing/edge.js';

let edge: Edge;
beforeAll(async () => {
  edge = await Edge.start();
});
afterAll(() => edge?.dispose());

describe('setting up', () => {
  it('is needed on an empty installation', async () => {
    expect((await edge.ask({ url: '/api/setup' })).json).toEqual({ needed: true });
  });

  it("is refused from another machine without the operator's token", async () => {
    const { status, json } = await edge.ask({
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
      const { status } = await edge.ask({ method: 'POST', url: '/api/setup', body: admin, headers });
      expect(status).toBe(403);
    }
  });

  it('names every fault of its input', async () => {
    const { status, json } = await edge.ask({
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
    const tries = await Promise.all([1, 2, 3].map(() => edge.ask({ method: 'POST', url: '/api/setup', body: admin })));
    expect(tries.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    const done = tries.find(({ status }) => status === 201);
    edge.own(done?.json);
    expect(edge.key).toMatch(/^trb_[0-9a-f]{8}_[0-9a-f]{48}$/);
    expect((await edge.ask({ method: 'POST', url: '/api/setup', body: admin })).json.code).toBe('setup-done');
    const facts = await edge.installation.facts.readAll(0n, { types: ['OrganisationCreated'] }, 10);
    expect(facts).toHaveLength(1);
  });

  it("makes a further organisation with the operator's token alone", async () => {
    expect((await edge.ask({ method: 'POST', url: '/api/organisations', body: stranger, key: edge.key })).status).toBe(
      403,
    );
    const made = await edge.ask({
      method: 'POST',
      url: '/api/organisations',
      body: stranger,
      key: operatorToken(testSecret),
    });
    expect(made.status).toBe(201);
    const keys = await edge.ask({ url: '/api/api-keys', key: made.json.apiKey });
    expect(keys.json).toHaveLength(1);
  });
});
