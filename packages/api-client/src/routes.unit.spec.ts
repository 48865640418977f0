import { jest } from '@jest/globals';
import { ApiClient } from './client.js';
import type { CommissionExplanation, CommissionTotals, Page, Partner, PayoutRun } from './shapes.js';

const api = new ApiClient();
const id: string = '0190b5a1-0000-7000-8000-000000000000';

/** What the compiler refuses here is refused by `npm run check`; what it lets through is asked of the server. */
const askedFor = async (ask: () => Promise<unknown>): Promise<string> => {
  const sent = jest.spyOn(globalThis, 'fetch').mockResolvedValue(new Response('null'));
  await ask();
  return String(sent.mock.calls.at(-1)?.[0]);
};

describe('the routes of the API', () => {
  afterEach(() => jest.restoreAllMocks());

  it('answer what their documentation says', async () => {
    const page = (): Promise<Page<Partner>> => api.get('/partners', { search: '', state: undefined, limit: 3 });
    const revoked = (): Promise<Partner> => api.delete(`/partners/${id}/access`);
    const ended = (): Promise<null> => api.delete(`/sessions/${id}`);
    expect(await askedFor(page)).toBe('/api/partners?limit=3');
    expect(await askedFor(revoked)).toBe(`/api/partners/${id}/access`);
    expect(await askedFor(ended)).toBe(`/api/sessions/${id}`);
    // @ts-expect-error a partner is no run
    expect(await askedFor((): Promise<PayoutRun> => api.get(`/partners/${id}`))).toBe(`/api/partners/${id}`);
  });

  it('are told apart where one is shaped like another', async () => {
    const totals = (): Promise<CommissionTotals[]> => api.get('/commissions/totals');
    const explained = (): Promise<CommissionExplanation> => api.get(`/commissions/${id}`);
    expect(await askedFor(totals)).toBe('/api/commissions/totals');
    expect(await askedFor(explained)).toBe(`/api/commissions/${id}`);
  });

  it('take the query and the body that are documented, and no other', async () => {
    expect(api.url('/commissions/export', { program: 'shop', format: 'csv' })).toBe(
      '/api/commissions/export?program=shop&format=csv',
    );
    // @ts-expect-error an export is of a program
    expect(api.url('/commissions/export')).toBe('/api/commissions/export');
    // @ts-expect-error no such filter
    expect(await askedFor(() => api.get('/partners', { nonsense: 1 }))).toBe('/api/partners?nonsense=1');
    // @ts-expect-error nothing filters programs
    expect(await askedFor(() => api.get('/programs', { state: 'active' }))).toBe('/api/programs?state=active');
    // @ts-expect-error a run is of a currency
    expect(await askedFor(() => api.post('/payout-runs', {}))).toBe('/api/payout-runs');
    // @ts-expect-error nothing is said to a verification
    expect(await askedFor(() => api.post('/verification', { quick: true }))).toBe('/api/verification');
  });

  it('exist', async () => {
    // @ts-expect-error no such path
    expect(await askedFor(() => api.get('/partner'))).toBe('/api/partner');
  });
});
