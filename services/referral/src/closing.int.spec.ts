import { shipped } from '@tributary/bus';
import {
  type ClickId,
  isOf,
  linkId,
  newEvent,
  newId,
  partnerId,
  type Plan,
  programId,
  streamName,
  type VisitorId,
} from '@tributary/contracts';
import { type ServiceUnderTest, startService, until } from '@tributary/testing';
import { clickDaysGroup } from './projections/click-days.projection.js';
import { closingGroup } from './adapters/bus/closing.handler.js';
import { referralMigrations, referralService } from './referral.service.js';

const at = Date.parse;
const patience = 10_000;
const paysClicks: Plan = { rules: [{ key: 'c', on: 'click', pays: { kind: 'per-click', amount: '0.5' } }] };
const paysSales: Plan = { rules: [{ key: 's', pays: { kind: 'flat', amount: 5 } }] };

describe('a day of clicks', () => {
  let service: ServiceUnderTest;
  beforeAll(async () => {
    service = await startService(referralService, referralMigrations);
  });
  afterAll(() => service?.dispose());

  async function openProgram(plan: Plan) {
    const admin = service.as('admin');
    const { organisation } = admin;
    await admin.call('POST', '/api/programs', { code: 'shop', name: 'Shop', currency: 'GBP', zone: 'Europe/Berlin' });
    const program = programId(organisation, 'shop');
    const data = { program, version: 1, from: null, holdDays: 0, rules: [], plan };
    const published = newEvent('PlanPublished', data, { actor: 'a-test', occurredAt: 1 });
    await service.facts.append(streamName(organisation, 'plan', program), [published], 0);
    const partner = partnerId(organisation, 'ann');
    const click = async (moment: string, code: string, more: { bot?: string; imported?: boolean } = {}) => {
      const details = { click: newId<ClickId>(), visitor: newId<VisitorId>(), link: linkId(code), code };
      const clicked = { ...details, program, partner, bot: more.bot ?? null, imported: more.imported ?? false };
      const event = newEvent('ClickRecorded', clicked, { actor: 'a-test', occurredAt: at(moment) });
      await service.clicks.append(streamName(organisation, 'clicks', newId()), [event], 0);
    };
    let hours = 0;
    const pass = async (moment: string) => {
      const { bus, pools } = service.context;
      const counted = async () => bus.waitFor(clickDaysGroup, organisation, await service.clicks.head(), patience);
      await until(counted);
      const event = newEvent('HourPassed', { hour: at(moment) }, { actor: 'clock', occurredAt: at(moment) });
      await service.facts.append(streamName(organisation, 'clock', organisation), [event], hours++);
      await until(async () => bus.waitFor(closingGroup, organisation, await service.facts.head(), patience));
      expect(await shipped(pools.worker, organisation, patience)).toBe(true);
      const all = await service.facts.readAll(0n, { organisation, types: ['ClicksCounted'] }, 100);
      return all.flatMap((one) => (isOf(one, 'ClicksCounted') ? [[one.data.day, one.data.link, one.data.count]] : []));
    };
    return { click, pass };
  }

  it('is closed three hours after its local end, each link by itself and once', async () => {
    const { click, pass } = await openProgram(paysClicks);
    await click('2026-10-31T22:59:59Z', 'a');
    await click('2026-10-31T10:00:00Z', 'a');
    await click('2026-10-31T10:00:00Z', 'b');
    await click('2026-10-31T10:00:00Z', 'b', { bot: 'crawler' });
    await click('2026-10-31T10:00:00Z', 'b', { imported: true });
    await click('2026-10-31T23:00:00Z', 'a');
    expect(await pass('2026-11-01T01:00:00Z')).toEqual([]);
    const closed = [
      ['2026-10-31', linkId('a'), 2],
      ['2026-10-31', linkId('b'), 1],
    ];
    expect((await pass('2026-11-01T02:00:00Z')).sort()).toEqual(closed.sort());
    await click('2026-10-31T11:00:00Z', 'a');
    expect((await pass('2026-11-01T03:00:00Z')).sort()).toEqual(closed.sort());
    expect(await pass('2026-11-02T02:00:00Z')).toHaveLength(3);
  });

  it('stays open where no plan pays for clicks', async () => {
    const { click, pass } = await openProgram(paysSales);
    await click('2026-10-31T10:00:00Z', 'c');
    expect(await pass('2026-11-05T00:00:00Z')).toEqual([]);
  });
});
