import { type EventData, newEvent, programId, streamName } from '@tributary/contracts';
import { type ServiceUnderTest, startService, type TestAnswer, type TestCaller } from '@tributary/testing';
import { partnerMigrations, partnerService } from './partner.service.js';

const now = Date.parse('2026-11-20T12:00:00Z');

describe('tiers and parents', () => {
  let service: ServiceUnderTest;
  beforeAll(async () => {
    service = await startService(partnerService, partnerMigrations, { clock: { now: () => now } });
  });
  afterAll(() => service?.dispose());

  const after = (answer: TestAnswer) => ({ 'tributary-after': String(answer.headers['tributary-position']) });

  async function withPartners(...codes: string[]) {
    const admin = service.as('admin');
    const ids: Record<string, string> = {};
    for (const code of codes)
      ids[code] = (
        await admin.call('POST', '/api/partners', { code, name: code, email: `${code}@shop.example` })
      ).body.id;
    return { admin, ids };
  }
  const appendTo = async ({ organisation }: TestCaller, kind: 'program' | 'commission', id: string, event: object) => {
    const outcome = await service.facts.append(streamName(organisation, kind, id), [event as never], 0);
    expect(outcome.kind).toBe('appended');
  };

  it('are in the answers and the list, those of a program beside that of all', async () => {
    const { admin, ids } = await withPartners('ann', 'bob');
    const program = programId(admin.organisation, 'spring');
    const created = newEvent('ProgramActivated', { program }, { actor: 'a-test', occurredAt: 1 });
    await appendTo(admin, 'program', program, created);
    const since = new Date(now).toISOString();
    expect(await admin.call('POST', '/api/partners/ann/tier', { tier: 'gold' })).toMatchObject({
      status: 200,
      body: { code: 'ann', tier: 'gold', tiers: [{ program: null, tier: 'gold', since }], parent: null },
    });
    await admin.call('POST', '/api/partners/ann/tier', { tier: 'silver', program: 'spring', from: null });
    const last = await admin.call('POST', '/api/partners/ann/parent', { parent: 'bob' });
    const expected = {
      tier: 'gold',
      tiers: [
        { program: null, tier: 'gold' },
        { program, tier: 'silver' },
      ],
      parent: { id: ids['bob'], code: 'bob', since },
    };
    expect(last.body).toMatchObject(expected);
    const { body } = await admin.call('GET', '/api/partners?search=ann', undefined, after(last));
    expect(body.items).toMatchObject([expected]);
    const none = await admin.call('POST', '/api/partners/ann/parent', { parent: null, from: 'bob' });
    expect(none.body.parent).toBeNull();
    await admin.call('POST', '/api/partners/ann/tier', { tier: null, program: 'spring' });
    expect((await admin.call('GET', '/api/partners/ann')).body.tiers).toMatchObject([{ program: null }]);
  });

  it('are refused where they are not known, have changed meanwhile, or lie in the future', async () => {
    const { admin } = await withPartners('ann');
    const tier = (body: object) => admin.call('POST', '/api/partners/ann/tier', body);
    const missing = { path: 'tier', message: 'must be a text of 1 to 60 characters' };
    expect(await tier({})).toMatchObject({ status: 422, body: { errors: [missing] } });
    expect(await tier({ tier: 'gold', program: 'none' })).toMatchObject({ body: { code: 'unknown-program' } });
    expect(await tier({ tier: 'gold', from: 'silver' })).toMatchObject({
      status: 409,
      body: { code: 'changed-meanwhile' },
    });
    const ahead = new Date(now + 3_600_000).toISOString();
    expect(await tier({ tier: 'gold', occurredAt: ahead })).toMatchObject({ body: { code: 'moment-in-future' } });
    expect(await admin.call('POST', '/api/partners/none/tier', { tier: 'gold' })).toMatchObject({ status: 404 });
    expect(await admin.call('POST', '/api/partners/ann/parent', { parent: 'none' })).toMatchObject({
      status: 404,
      body: { code: 'unknown-partner' },
    });
  });

  it('make no circle', async () => {
    const { admin } = await withPartners('ann', 'bob', 'carol');
    await admin.call('POST', '/api/partners/bob/parent', { parent: 'ann' });
    await admin.call('POST', '/api/partners/carol/parent', { parent: 'bob' });
    expect(await admin.call('POST', '/api/partners/ann/parent', { parent: 'carol' })).toMatchObject({
      status: 409,
      body: { code: 'wrong-state', detail: 'A partner cannot be above itself: ann → carol → bob → ann.' },
    });
  });

  it('are dated back as far as no sale is priced', async () => {
    const { admin, ids } = await withPartners('ann', 'bob');
    const soldAt = now - 86_400_000;
    const entry = { partner: ids['ann'], soldAt } as unknown as EventData['EntryPosted'];
    const posted = newEvent('EntryPosted', entry, { actor: 'commission-engine', occurredAt: soldAt });
    await appendTo(admin, 'commission', crypto.randomUUID(), posted);
    const from = (code: string, at: number) =>
      admin.call('POST', `/api/partners/${code}/tier`, { tier: 'gold', occurredAt: new Date(at).toISOString() });
    expect(await from('ann', soldAt)).toMatchObject({ status: 409, body: { code: 'wrong-state' } });
    expect(await from('bob', soldAt)).toMatchObject({ status: 200 });
    expect(await from('ann', soldAt + 1)).toMatchObject({
      status: 200,
      body: { tiers: [{ since: new Date(soldAt + 1).toISOString() }] },
    });
    const below = (occurredAt: string) => admin.call('POST', '/api/partners/ann/parent', { parent: 'bob', occurredAt });
    expect(await below('2000-01-01T00:00:00Z')).toMatchObject({ status: 409, body: { code: 'wrong-state' } });
    expect(await below('1999-12-31T23:59:59Z')).toMatchObject({
      status: 422,
      body: { errors: [{ path: 'occurredAt' }] },
    });
  });
});
