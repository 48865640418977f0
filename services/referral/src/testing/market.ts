/** The referral service with shops in it, each of an organisation of its own, for the specs of it. */
import {
  type EventData,
  isOf,
  newEvent,
  type OrganisationId,
  type PartnerId,
  partnerId,
  type RecordedEvent,
  streamName,
} from '@tributary/contracts';
import { type ServiceUnderTest, startService, type TestCaller } from '@tributary/testing';
import { referralMigrations, referralService } from '../referral.service.js';

export const pounds = (amount: number) => ({ amount, currency: 'GBP' });
export const browser = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0' };
export const sale = {
  program: 'shop',
  externalId: 's-1',
  customerId: 'c-1',
  amount: pounds(1_000),
  occurredAt: '2026-02-01T00:00:00Z',
};

/** The headers of a request that is to see what was answered before. */
export const after = (answer: { readonly headers: Readonly<Record<string, unknown>> }) => ({
  'tributary-after': String(answer.headers['tributary-position']),
});

interface Shop {
  readonly admin: TestCaller;
  readonly partner: PartnerId;
  readonly program: string;
  readonly code: string;
  facts(): Promise<RecordedEvent[]>;
}

export const openMarket = async (): Promise<Market> =>
  new Market(await startService(referralService, referralMigrations));

export class Market {
  private shops = 0;

  constructor(readonly service: ServiceUnderTest) {}

  dispose(): Promise<void> {
    return this.service.dispose();
  }

  /** An active program, a partner and its link; link codes are unique in the installation. */
  async openShop(): Promise<Shop> {
    const admin = this.service.as('admin');
    const { organisation } = admin;
    const partner = await this.addPartner(organisation, 'ann');
    const landingUrl = 'https://www.shop.example/welcome';
    const terms = { code: 'shop', name: 'Shop', currency: 'GBP', landingUrl };
    const { body } = await admin.call('POST', '/api/programs', terms);
    await admin.call('POST', `/api/programs/${body.id}/activate`, {});
    const code = `ann-${++this.shops}`;
    expect(await admin.call('POST', '/api/links', { program: 'shop', partner, code })).toMatchObject({ status: 201 });
    return { admin, partner, program: body.id, code, facts: () => this.factsOf(organisation) };
  }

  async addPartner(organisation: OrganisationId, code: string): Promise<PartnerId> {
    const partner = partnerId(organisation, code);
    const added = { partner, code, type: 'affiliate', country: null } as const;
    const event = newEvent('PartnerAdded', added, { actor: 'a-test', occurredAt: 1 });
    await this.service.facts.append(streamName(organisation, 'partner', partner), [event], 0);
    return partner;
  }

  async clicksOf(organisation: OrganisationId): Promise<EventData['ClickRecorded'][]> {
    const clicks = await this.service.clicks.readAll(0n, { organisation }, 1_000);
    return clicks.flatMap((event) => (isOf(event, 'ClickRecorded') ? [event.data] : []));
  }

  private factsOf(organisation: OrganisationId): Promise<RecordedEvent[]> {
    return this.service.facts.readAll(0n, { organisation }, 1_000);
  }
}
