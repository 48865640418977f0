import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { fold, isFact, toFact, WholeBooks } from '@tributary/commission';
import { type EventId, type NewEvent, type OrganisationId, type RecordedEvent, streamName } from '@tributary/contracts';
import { booksSettled } from '../commands/settled.js';
import { load } from './http-load.js';
import { customers, type Laboratory, program } from './laboratory.js';
import { compared, percentile, type Result, round } from './results.js';

const chunk = 500;
const importedRows = 5_000;
const pageLimit = 2_000;

const sale = (externalId: string, n: number) => ({
  program,
  externalId,
  customerId: `c${n % customers}`,
  amount: { amount: 1_000 + (n % 9_000), currency: 'GBP' },
  occurredAt: new Date(Date.UTC(2026, 1, 1 + (n % 60))).toISOString(),
});

export async function clickStore({ url }: Laboratory, bare: Result): Promise<Result> {
  const headers = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0' };
  return compared(await load('click.store', url, { method: 'GET', path: '/r/bench-p0', headers }, [302]), bare);
}

let dashboardAtFirst = Number.NaN;

export async function conversionHttp(laboratory: Laboratory, bare: Result): Promise<Result> {
  await importRows(laboratory, 'first');
  dashboardAtFirst = await dashboard(laboratory);
  let n = 0;
  const headers = { authorization: `Bearer ${laboratory.apiKey}`, 'content-type': 'application/json' };
  const result = await load(
    'conversion.http',
    laboratory.url,
    {
      method: 'POST',
      path: '/api/conversions',
      headers,
      setupRequest: (request) => ({ ...request, body: JSON.stringify(sale(`load-${++n}`, n)) }),
    },
    [201],
  );
  await booksSettled(laboratory.api);
  return compared(result, bare);
}

export async function importSales(laboratory: Laboratory): Promise<Result> {
  const begun = performance.now();
  await importRows(laboratory, 'timed');
  const seconds = (performance.now() - begun) / 1_000;
  await booksSettled(laboratory.api);
  return { name: 'import.sales', value: round(importedRows / seconds), unit: 'rows/s' };
}

async function importRows({ api }: Laboratory, name: string): Promise<void> {
  for (let first = 0; first < importedRows; first += chunk) {
    const rows = Array.from({ length: chunk }, (_, n) => {
      const { externalId, customerId, amount, occurredAt } = sale(`${name}-${first + n}`, first + n);
      return {
        line: first + n + 2,
        kind: 'sale',
        external_id: externalId,
        customer_id: customerId,
        occurred_at: occurredAt,
        amount: (amount.amount / 100).toFixed(2),
        currency: amount.currency,
        refund_of: '',
      };
    });
    const { errors } = await api.post('/imports/sales', { program, rows });
    if (errors.length > 0) throw new Error(`The import refused ${JSON.stringify(errors[0])}`);
  }
}

async function* pagesOf({ facts }: Laboratory): AsyncGenerator<RecordedEvent[]> {
  let next = facts.readAll(0n, {}, pageLimit);
  for (;;) {
    const page = await next;
    const last = page.at(-1);
    if (!last) return;
    next = facts.readAll(last.position, {}, pageLimit); // on its way while this one is worked on
    yield page;
  }
}

async function rateOf(laboratory: Laboratory, work: (page: readonly RecordedEvent[]) => void): Promise<number> {
  let events = 0;
  const begun = performance.now();
  for await (const page of pagesOf(laboratory)) {
    events += page.length;
    work(page);
  }
  return round((events / (performance.now() - begun)) * 1_000);
}

export async function readRows(laboratory: Laboratory): Promise<Result> {
  await rateOf(laboratory, () => undefined);
  return { name: 'read.rows', value: await rateOf(laboratory, () => undefined), unit: 'events/s' };
}

export async function replayRate(laboratory: Laboratory, rows: Result): Promise<Result> {
  const replay = () => {
    const books = new WholeBooks();
    return rateOf(laboratory, (page) => {
      for (const event of page) if (isFact(event)) fold(books, toFact(event));
    });
  };
  await replay();
  return compared({ name: 'replay', value: await replay(), unit: 'events/s' }, rows);
}

/** Later than all other sales, so that the list finds it without looking through these. */
const latest = '2026-06-01T00:00:00.000Z';

/** From sending a sale to its commission in what people read, while 1,000 sales a second come in beside it. */
export async function readModelLag(laboratory: Laboratory): Promise<Result> {
  const { api } = laboratory;
  const samples: number[] = [];
  const stop = new AbortController();
  const beside = (async () => {
    for (let n = 0; !stop.signal.aborted; n++) {
      const rows = Array.from({ length: 100 }, (_, row) => ({
        line: row + 2,
        kind: 'sale',
        external_id: `beside-${n}-${row}`,
        customer_id: `c${row}`,
        occurred_at: '2026-03-01T00:00:00Z',
        amount: '12.00',
        currency: 'GBP',
        refund_of: '',
      }));
      await Promise.all([api.post('/imports/sales', { program, rows }), pause(100)]);
    }
  })();
  for (let n = 0; n < 60; n++) {
    const externalId = `lag-${n}`;
    const begun = performance.now();
    await api.post('/conversions', { ...sale(externalId, n), occurredAt: latest });
    while ((await api.get('/commissions', { search: externalId, from: latest, limit: 1 })).items.length === 0)
      await pause(2);
    samples.push(performance.now() - begun);
  }
  stop.abort();
  await beside;
  await booksSettled(api);
  const p50 = round(percentile(samples, 0.5), 1);
  return { name: 'read-model.lag', value: p50, unit: 'ms', p50_ms: p50, p99_ms: round(percentile(samples, 0.99), 1) };
}

async function dashboard({ api }: Laboratory): Promise<number> {
  await booksSettled(api);
  const samples: number[] = [];
  for (let n = 0; n < 200; n++) {
    const begun = performance.now();
    await api.get('/analytics/summary', { from: '2026-01-01', to: '2026-06-30' });
    samples.push(performance.now() - begun);
  }
  return percentile(samples, 0.5);
}

/** The same query when the log has grown tenfold and more since the first 5,000 sales. */
export async function queryFlatness(laboratory: Laboratory): Promise<Result> {
  for (let n = 0; n < 9; n++) await importRows(laboratory, `growth-${n}`);
  const now = await dashboard(laboratory);
  return {
    name: 'query.flatness',
    value: round(now, 2),
    unit: 'ms',
    against: `${round(dashboardAtFirst, 2)} ms after the first ${importedRows} sales`,
    ratio: round(now / dashboardAtFirst, 2),
  };
}

export async function appendRate({ facts }: Laboratory): Promise<Result> {
  const writers = 500;
  const seconds = 3;
  const end = performance.now() + seconds * 1_000;
  let appended = 0;
  await Promise.all(
    Array.from({ length: writers }, async () => {
      const stream = streamName('bench' as OrganisationId, 'conversion', randomUUID());
      for (let revision = 0; performance.now() < end; revision++) {
        const outcome = await facts.append(stream, [note()], revision);
        if (outcome.kind === 'appended') appended++;
      }
    }),
  );
  return { name: 'append', value: round(appended / seconds), unit: 'events/s' };
}

/** Of a type that nobody reads. */
function note(): NewEvent {
  const id = randomUUID() as EventId;
  return {
    id,
    type: 'Measured',
    version: 1,
    actor: 'bench',
    correlation: id,
    causation: null,
    occurredAt: Date.now(),
    data: { n: 1 },
    personal: null,
  };
}
