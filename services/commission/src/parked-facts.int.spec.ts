import { until } from '@tributary/testing';
import { engineGroup } from './groups.js';
import { type Shop, gbp, start } from './testing/shop.js';
import { type Shops, startShops } from './testing/shops.js';

describe('a fact that cannot be folded', () => {
  let shops: Shops;
  beforeAll(async () => {
    shops = await startShops();
  });
  afterAll(() => shops?.dispose());

  const letters = ({ organisation }: Shop) => shops.service.context.bus.deadLetters(organisation);

  it('parks its organisation alone, until somebody skips it', async () => {
    const [shop, other] = [await shops.openWithCarol(), await shops.openWithCarol()];
    const faulty = { id: 'r', name: 'R', priority: 1, partner: null, kind: 'percentage', rate: 'much' } as const;
    const data = { program: shop.program, version: 2, from: start, holdDays: 0, rules: [faulty] };
    const event = await shop.append('plan', shop.program, 'PlanPublished', data, start);
    await shop.sale('behind', 'carol', 1_000, start);
    await until(async () => (await letters(shop)).length === 1);
    const [letter] = await letters(shop);
    expect(letter).toMatchObject({ kind: 'parked', eventId: event.id, eventType: 'PlanPublished' });
    expect(letter?.reason).toContain('no rate that can be read: much');
    await other.sale('beside', 'carol', 1_000, start);
    expect(await other.one('beside')).toMatchObject({ amount: gbp(100) });
    expect((await shop.admin.call('GET', '/api/commissions')).body.items).toEqual([]);

    expect(await shops.service.context.bus.skip(letter!.id, shop.organisation)).toMatchObject({ eventId: event.id });
    const skipped = { group: engineGroup.name, event: event.id, position: String(event.position), reason: 'A typo' };
    await shop.append('skip', event.id, 'EventSkipped', skipped, start);
    expect(await shop.one('behind')).toMatchObject({ amount: gbp(100) });
    expect(await letters(shop)).toEqual([]);
    expect(await shop.verify()).toMatchObject({ agrees: true, differences: [] });
  });

  it('is folded when somebody tries again after the fault is mended', async () => {
    const shop = await shops.openWithCarol();
    await shops.asAdministrator(`
      create function commission.fail() returns trigger language plpgsql as $$ begin raise 'out of order'; end $$;
      create trigger fail before insert or update on commission.slice for each row
      when (new.organisation = '${shop.organisation}') execute function commission.fail()`);
    await shop.sale('o-1', 'carol', 1_000, start);
    await until(async () => (await letters(shop)).length === 1);
    await shops.asAdministrator('drop trigger fail on commission.slice; drop function commission.fail()');
    const [letter] = await letters(shop);
    expect(letter?.reason).toContain('out of order');
    expect(await shops.service.context.bus.replay(letter!.id, shop.organisation)).toEqual({ found: true });
    expect(await shop.one('o-1')).toMatchObject({ amount: gbp(100) });
    expect(await letters(shop)).toEqual([]);
  });
});
