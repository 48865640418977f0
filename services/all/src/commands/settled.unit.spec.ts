import type { Problem } from '@tributary/api-client';
import { ApiProblem } from '../api.js';
import { booksSettled } from './settled.js';

interface Looked {
  readonly engine: number;
  readonly ledger: number;
  readonly end: number;
  readonly outgoing?: boolean;
}

/** What a server answers to one look after the other; the last one from then on. */
function answering(...looks: (Looked | Error)[]) {
  let asked = 0;
  const get = async () => {
    const look = looks[Math.min(asked++, looks.length - 1)]!;
    if (look instanceof Error) throw look;
    const { engine, ledger, end, outgoing = false } = look;
    const model = (service: string, position: number) => ({
      name: `${service}-group`,
      service,
      position: String(position),
      lag: end - position,
      generation: 1,
      rebuilding: false,
      outgoing: outgoing && service === 'commission',
    });
    return [model('commission', engine), model('payout', ledger)];
  };
  return { api: { get: get as never }, asked: () => asked };
}

const problem = (status: number, code: Problem['code']) => new ApiProblem({ type: '', title: code, status, code });

describe('waiting for the books', () => {
  const said: unknown[] = [];
  const { error } = console;
  beforeEach(() => {
    said.length = 0;
    console.error = (text: unknown) => said.push(text);
  });
  afterEach(() => {
    console.error = error;
  });

  it('ends with the second look where nothing is outstanding', async () => {
    const { api, asked } = answering({ engine: 7, ledger: 7, end: 7 });
    await booksSettled(api);
    expect(asked()).toBe(2);
  });

  it('takes no quiet moment for the end while derived entries are on their way to the log', async () => {
    const quiet = { engine: 7, ledger: 7, end: 7, outgoing: true };
    const { api, asked } = answering(quiet, quiet, quiet, quiet, { engine: 9, ledger: 7, end: 9 }, settledAt(9));
    await booksSettled(api);
    expect(asked()).toBeGreaterThan(6);
  });

  it('waits for what came into the log since it looked first', async () => {
    const { api, asked } = answering(settledAt(7), { engine: 9, ledger: 7, end: 9 }, settledAt(9));
    await booksSettled(api);
    expect(asked()).toBe(4);
  });

  it('does not wait for others who never stop', async () => {
    const growing = Array.from({ length: 100 }, (_, n) => ({ engine: 10 + 2 * n, ledger: 9 + 2 * n, end: 20 + 2 * n }));
    const { api, asked } = answering(...growing);
    await booksSettled(api, 120_000, 60_000);
    expect(asked()).toBeLessThan(100);
    expect(said).toEqual([]);
  });

  it('asks again where a service is too busy to answer', async () => {
    const { api, asked } = answering(
      settledAt(7),
      problem(503, 'service-away'),
      { engine: 8, ledger: 7, end: 8 },
      settledAt(8),
    );
    await booksSettled(api);
    expect(asked()).toBeGreaterThan(4);
  });

  it('does not wait with a key that may not see the operations', async () => {
    const { api, asked } = answering(problem(403, 'not-permitted'));
    await booksSettled(api);
    expect(asked()).toBe(1);
  });

  it('says after a while what it waits for, once', async () => {
    const behind = { engine: 7, ledger: 5, end: 7 };
    await booksSettled(answering(behind, behind, behind, settledAt(7)).api, 10_000, 50);
    expect(said).toEqual(['What is recorded is there; waiting until it is in the books: payout-group …']);
  });

  it('says which service it cannot ask, and fails where that does not come back', async () => {
    const waiting = booksSettled(answering(problem(503, 'service-away')).api, 300, 50);
    await expect(waiting).rejects.toThrow('service-away');
    expect(said).toEqual([
      'What is recorded is there; waiting until it is in the books: service-away (service-away) …',
    ]);
  });

  it('says so where it takes too long', async () => {
    await booksSettled(answering({ engine: 7, ledger: 5, end: 7 }).api, 300);
    expect(said).toEqual(['The books are still being brought up to date after 0.3 s.']);
  });
});

function settledAt(end: number): Looked {
  return { engine: end, ledger: end, end };
}
