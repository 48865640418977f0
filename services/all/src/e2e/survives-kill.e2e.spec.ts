import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startEmbeddedPostgres } from '@tributary/service-kit';
import { violations } from '@tributary/testing';
import { call, openProgram, openShop, type Shop } from './shop.js';

const kills = 10;
const loadFor = 700;
const writers = 8;

/** As when the whole machine loses its power. */
function killDatabase(dataDirectory: string): void {
  const [pid] = readFileSync(join(dataDirectory, 'postgres', 'data', 'postmaster.pid'), 'utf8').split('\n');
  process.kill(Number(pid), 'SIGKILL');
}

describe('a process that is killed under load', () => {
  let shop: Shop;
  afterAll(() => shop?.server.dispose());

  it('loses no acknowledged click or sale in ten kills, and counts none twice', async () => {
    shop = await openShop();
    await openProgram(shop);
    const { server, call: api } = shop;
    expect(
      await api('POST', '/api/signups', {
        program: 'shop',
        customerId: 'c',
        code: 'ann',
        occurredAt: '2026-01-01T00:00:00Z',
      }),
    ).toMatchObject({ status: 201 });
    const sales = new Set<string>();
    const clicks = { attempted: 0, acknowledged: 0 };
    const sale = (externalId: string) => ({
      program: 'shop',
      externalId,
      customerId: 'c',
      amount: { amount: 1_000, currency: 'GBP' },
      occurredAt: '2026-02-01T00:00:00Z',
    });

    const load = async (round: number, writer: number, stop: AbortSignal): Promise<void> => {
      for (let n = 0; !stop.aborted; n++) {
        const externalId = `sale-${round}-${writer}-${n}`;
        clicks.attempted++;
        const [clicked, sold] = await Promise.all([
          call(server.url, 'GET', '/r/ann', undefined, {
            'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0',
          }).catch(() => null),
          api('POST', '/api/conversions', sale(externalId)).catch(() => null),
        ]);
        if (clicked?.status === 302) clicks.acknowledged++;
        if (sold?.status === 201) sales.add(externalId);
        else if (sold) expect(sold).toMatchObject({ status: 429 });
        if (!clicked && !sold) return;
      }
    };
    for (let round = 0; round < kills; round++) {
      const stop = new AbortController();
      const running = Array.from({ length: writers }, (_, writer) => load(round, writer, stop.signal));
      await pause(loadFor);
      await server.kill();
      if (round % 3 === 2) killDatabase(server.dataDirectory);
      stop.abort();
      await Promise.all(running);
      await server.start();
    }

    for (const externalId of [...sales].slice(-50)) {
      expect(await api('POST', '/api/conversions', sale(externalId))).toMatchObject({ status: 200 });
    }
    const { stdout } = await shop.run('export', 'commissions', '--program', 'shop', '--lines');
    const stored: string[] = stdout.match(/sale-\d+-\d+-\d+/g) ?? [];
    expect(new Set(stored).size).toBe(stored.length);
    expect([...sales].filter((id) => !stored.some((one) => one === id))).toEqual([]);
    expect(sales.size).toBeGreaterThan(kills);
    const day = new Date().toISOString().slice(0, 10);
    const { body } = await api('GET', `/api/analytics/summary?from=2026-01-01&to=${day}`);
    expect(body.current.clicks).toBeGreaterThanOrEqual(clicks.acknowledged);
    expect(body.current.clicks).toBeLessThanOrEqual(clicks.attempted);
    expect((await shop.run('verify')).stdout).toContain('Everything agrees');
    const postgres = await startEmbeddedPostgres(join(server.dataDirectory, 'postgres')); // adopts the server's
    expect(await violations(postgres.url)).toEqual([]);
  }, 240_000);
});
