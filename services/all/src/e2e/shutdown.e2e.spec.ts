import { once } from 'node:events';
import { type ClientRequest, type IncomingMessage, request } from 'node:http';
import { until } from '@tributary/testing';
import { holdInDatabase } from './database.js';
import { call, openProgram, openShop, type Shop } from './shop.js';

const delay = 1;
const workers = 8;

/** A request whose body comes in two halves, so that it is under way for as long as one likes. */
class HalfSent {
  private readonly sent: ClientRequest;
  private readonly second: string;

  constructor({ server, apiKey }: Shop, path: string, body: object) {
    const text = JSON.stringify(body);
    const first = text.slice(0, 5);
    this.second = text.slice(5);
    const headers = {
      authorization: `Bearer ${apiKey}`,
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(text),
    };
    this.sent = request(`${server.url}${path}`, { method: 'POST', headers });
    this.sent.write(first);
  }

  async finish(): Promise<IncomingMessage> {
    this.sent.end(this.second);
    const [answer] = (await once(this.sent, 'response')) as [IncomingMessage];
    answer.resume();
    return answer;
  }
}

describe('a process that is asked to end', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop({ environment: { SHUTDOWN_DELAY: String(delay) } });
    await openProgram(shop);
    const signup = { program: 'shop', customerId: 'c', code: 'ann', occurredAt: '2026-01-01T00:00:00Z' };
    expect(await shop.call('POST', '/api/signups', signup)).toMatchObject({ status: 201 });
  }, 120_000);
  afterAll(() => shop?.server.dispose());

  const sale = (externalId: string) => ({
    program: 'shop',
    externalId,
    customerId: 'c',
    amount: { amount: 1_000, currency: 'GBP' },
    occurredAt: '2026-02-01T00:00:00Z',
  });

  it('says first that it is not ready, answers whatever reaches it, and loses none of it', async () => {
    const { server } = shop;
    const halfway = new HalfSent(shop, '/api/conversions', sale('under-way'));
    const stored: string[] = ['under-way'];
    const refused: unknown[] = [];
    let isReady = true; // as a load balancer knows it
    const load = async (worker: number): Promise<void> => {
      for (let n = 0; isReady; n++) {
        const id = `sale-${worker}-${n}`;
        const answer = await shop.call('POST', '/api/conversions', sale(id)).catch(String);
        if (typeof answer !== 'string' && answer.status === 201) stored.push(id);
        else refused.push(answer);
      }
    };
    const loads = Array.from({ length: workers }, (_, worker) => load(worker));
    await until(() => stored.length > workers);

    const ended = server.stop();
    await until(async () => (await call(server.url, 'GET', '/health/ready')).status === 503);
    const soFar = stored.length;
    await until(() => stored.length > soFar + workers);
    expect((await call(server.url, 'GET', '/health/live')).headers.get('connection')).toBe('close');
    isReady = false;
    await Promise.all(loads);
    expect(refused).toEqual([]);

    await until(() =>
      call(server.url, 'GET', '/health/live').then(
        () => false,
        () => true, // nobody listens any more
      ),
    );
    const answer = await halfway.finish();
    expect(answer.statusCode).toBe(201);
    expect(await ended).toBe(0);

    await server.start();
    for (const id of stored.slice(-50)) {
      expect(await shop.call('POST', '/api/conversions', sale(id))).toMatchObject({ status: 200 });
    }
    expect((await shop.run('verify')).stdout).toContain('Everything agrees');
  }, 120_000);

  it('cuts off a verification that runs, which then says so', async () => {
    const { server } = shop;
    const release = await holdInDatabase(server, 'lock table commission.commission in access exclusive mode');
    const { id } = await shop.api.post('/verification');
    const ended = server.stop();
    await until(() =>
      call(server.url, 'GET', '/health/live').then(
        () => false,
        () => true,
      ),
    );
    await release();
    expect(await ended).toBe(0);

    await server.start();
    expect(await shop.api.get('/verification')).toMatchObject({
      running: null,
      failed: { id, problem: { code: 'verification-cut-off' } },
    });
    expect((await shop.run('verify')).stdout).toContain('Everything agrees');
  }, 120_000);
});
