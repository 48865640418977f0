import { type ServiceUnderTest, startService, type TestAnswer } from '@tributary/testing';
import { commissionMigrations, commissionService } from './commission.service.js';

const now = Date.parse('2026-11-20T12:00:00Z');
const yen = { day: '2026-10-31', base: 'JPY', quote: 'GBP', rate: '0.0052' };
const euro = { day: '2026-11-01', base: 'EUR', quote: 'GBP', rate: '0.87' };

describe('exchange rates', () => {
  let service: ServiceUnderTest;
  beforeAll(async () => {
    service = await startService(commissionService, commissionMigrations, { clock: { now: () => now } });
  });
  afterAll(() => service?.dispose());
  const after = (answer: TestAnswer) => ({ 'tributary-after': String(answer.headers['tributary-position']) });

  it('are recorded one by one or as a list, and read newest day first', async () => {
    const finance = service.as('finance');
    expect(await finance.call('POST', '/api/exchange-rates', yen)).toMatchObject({
      status: 200,
      body: { added: 1, unchanged: 0, rates: [yen] },
    });
    const last = await finance.call('POST', '/api/exchange-rates', { rates: [euro, { ...yen, rate: '0.00520' }] });
    expect(last.body).toEqual({ added: 1, unchanged: 1, rates: [euro, yen] });
    const page = await finance.call('GET', '/api/exchange-rates?limit=1', undefined, after(last));
    expect(page.body.items).toEqual([{ ...euro, recordedAt: new Date(now).toISOString() }]);
    const next = await finance.call('GET', `/api/exchange-rates?limit=1&cursor=${page.body.next}`);
    expect(next.body).toMatchObject({ items: [yen], next: null });
    expect((await finance.call('GET', '/api/exchange-rates?base=jpy&to=2026-10-31')).body.items).toMatchObject([yen]);
    expect((await finance.call('GET', '/api/exchange-rates?base=jpy&from=2026-11-01')).body.items).toEqual([]);
    expect(await finance.call('GET', '/api/exchange-rates?from=2026-02-30')).toMatchObject({ status: 422 });
  });

  it('are corrected by another one for the day', async () => {
    const finance = service.as('finance');
    await finance.call('POST', '/api/exchange-rates', yen);
    const last = await finance.call('POST', '/api/exchange-rates', { ...yen, rate: '0.0053' });
    expect(last.body).toMatchObject({ added: 1 });
    const { body } = await finance.call('GET', '/api/exchange-rates', undefined, after(last));
    expect(body.items).toMatchObject([{ ...yen, rate: '0.0053' }]);
  });

  it('go in all or none, with every fault named', async () => {
    const finance = service.as('finance');
    const answer = await finance.call('POST', '/api/exchange-rates', {
      rates: [yen, { ...euro, rate: '0', quote: 'EUR' }],
    });
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ path: 'rates.1.rate' }] } });
    expect(await finance.call('POST', '/api/exchange-rates', { rates: [] })).toMatchObject({ status: 422 });
    expect((await finance.call('GET', '/api/exchange-rates')).body.items).toEqual([]);
    expect(await service.as('partner-owner').call('POST', '/api/exchange-rates', yen)).toMatchObject({ status: 403 });
  });

  it('come from a file row by row, which changes nothing when it is repeated or what it says was corrected', async () => {
    const finance = service.as('finance');
    const rows = [
      { line: 2, ...yen },
      { line: 3, ...euro, rate: '0' },
      { line: 4, ...euro },
    ];
    const errors = [{ line: 3, code: 'malformed-rate' }];
    const send = async (body: object) => (await finance.call('POST', '/api/imports/rates', body)).body;
    expect(await send({ rows })).toMatchObject({ added: 2, unchanged: 0, addedLines: [2, 4], errors });
    await finance.call('POST', '/api/exchange-rates', { ...yen, rate: '0.006' });
    expect(await send({ rows })).toMatchObject({ added: 0, unchanged: 2, errors });
    expect(await send({ rows: [{ line: 2, ...yen, rate: '0.007' }] })).toMatchObject({
      errors: [{ line: 2, code: 'different-content', reason: expect.stringContaining('recorded as 0.006') }],
    });
  });
});
