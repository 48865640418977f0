/** A commission service with a clock that tests set, and organisations that sell over it. */
import { linkId, type PartnerId, type TouchData } from '@tributary/contracts';
import { type ServiceUnderTest, startService } from '@tributary/testing';
import pg from 'pg';
import { commissionMigrations, type CommissionService, commissionService } from '../commission.service.js';
import { day, Shop, start } from './shop.js';

export type ShopOfAnn = Shop & { readonly ann: PartnerId };

export interface Shops {
  readonly service: ServiceUnderTest;
  readonly commission: CommissionService;
  /** A log's moments never run backwards. */
  readonly clock: { now: number };
  /** A program of 10%, held for no days. */
  open(): Promise<Shop>;
  /** The same, where nothing is published. */
  openWithoutPlan(): Promise<Shop>;
  /** Ann brought Carol before the beginning. */
  openWithCarol(options?: { plan: boolean }): Promise<ShopOfAnn>;
  asAdministrator(text: string, values?: unknown[]): Promise<number>;
  dispose(): Promise<void>;
}

export async function startShops(): Promise<Shops> {
  const clock = { now: start };
  let commission: CommissionService | undefined;
  const service = await startService((context) => (commission = commissionService(context)), commissionMigrations, {
    clock: { now: () => clock.now },
  });
  if (!commission) throw new Error('the service has not started');
  const openWithoutPlan = async () => {
    const shop = new Shop(service, service.as('admin'));
    await shop.open();
    return shop;
  };
  const open = async () => {
    const shop = await openWithoutPlan();
    expect(await shop.publish()).toMatchObject({ status: 201 });
    return shop;
  };
  return {
    ...{ service, commission, clock, open, openWithoutPlan },
    openWithCarol: async ({ plan } = { plan: true }) => {
      const shop = plan ? await open() : await openWithoutPlan();
      const ann = await shop.partner('ann');
      await shop.signup('carol', [touch(ann, start - 2 * day)], start - day);
      return Object.assign(shop, { ann });
    },
    asAdministrator: (text, values) => asAdministrator(service.adminUrl, text, values),
    dispose: () => service.dispose(),
  };
}

async function asAdministrator(url: string, text: string, values: unknown[] = []): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text, values)).rowCount ?? 0;
  } finally {
    await client.end();
  }
}

export const touch = (partner: PartnerId, at: number, code = 'code'): TouchData => ({
  ...{ id: `${code}-${at}`, kind: 'click', link: linkId(code), partner, at },
});
