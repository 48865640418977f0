/** An organisation with a program, of which a test tells what happens and asks what the commission service makes of it. */
import { shipped } from '@tributary/bus';
import {
  conversionId,
  customerId,
  type EventData,
  type EventType,
  newEvent,
  type OrganisationId,
  type PartnerId,
  partnerId,
  type ProgramId,
  programId,
  type RecordedEvent,
  refundId,
  type SealedPersonal,
  streamName,
  type TouchData,
} from '@tributary/contracts';
import { type ServiceUnderTest, type TestAnswer, type TestCaller, until } from '@tributary/testing';
import { engineGroup, listGroup } from '../groups.js';
import { verified } from './verified.js';

export const hour = 3_600_000;
export const day = 24 * hour;
export const start = Date.UTC(2026, 0, 1);
export const patience = 10_000;
export const gbp = (amount: number) => ({ amount, currency: 'GBP' });
export const percentage = (rate: string, key = 'all') => ({
  key,
  name: `Rate ${rate}`,
  pays: { kind: 'percentage', rate },
});

type Decision = 'approve' | 'withdraw' | 'reject' | 'reopen' | 'release';

export class Shop {
  readonly organisation: OrganisationId;
  readonly program: ProgramId;

  constructor(
    private readonly service: ServiceUnderTest,
    readonly admin: TestCaller,
  ) {
    this.organisation = admin.organisation;
    this.program = programId(this.organisation, 'spring');
  }

  /** In pounds. */
  open(): Promise<void> {
    return this.openInZone('spring', 'UTC');
  }

  async openInZone(code: string, zone: string): Promise<void> {
    const program = programId(this.organisation, code);
    const terms = { code, name: 'Spring', currency: 'GBP', landingUrl: null, zone, windowDays: 30 };
    const data = { program, ...terms, attribution: 'last-click' } as const;
    await this.append('program', program, 'ProgramCreated', data, start);
  }

  async append<Type extends EventType>(
    kind: Parameters<typeof streamName>[1],
    id: string,
    type: Type,
    data: EventData[Type],
    at: number,
    personal: SealedPersonal | null = null,
  ): Promise<RecordedEvent> {
    const { facts } = this.service;
    const stream = streamName(this.organisation, kind, id);
    const revision = (await facts.readStream(stream, 0, 1_000)).length;
    const event = newEvent(type, data, { actor: 'a-test', occurredAt: at, personal });
    const outcome = await facts.append(stream, [event], revision);
    if (outcome.kind !== 'appended') throw new Error(outcome.kind);
    const [recorded] = await facts.readAll(outcome.position - 1n, { organisation: this.organisation }, 1);
    if (!recorded) throw new Error('the log does not have what it took');
    return recorded;
  }

  async partner(code: string): Promise<PartnerId> {
    const partner = partnerId(this.organisation, code);
    const personal = await this.service.personal.seal(this.organisation, partner, { name: `Name of ${code}` });
    const data = { partner, code, type: 'affiliate', country: null } as const;
    await this.append('partner', partner, 'PartnerAdded', data, start, personal);
    return partner;
  }

  publish = ({ from, ...plan }: { from?: unknown; [part: string]: unknown } = {}): Promise<TestAnswer> => {
    const body = { program: 'spring', from, plan: { rules: [percentage('0.1')], ...plan } };
    return this.admin.call('POST', '/api/plans', body);
  };

  async signup(externalId: string, touches: readonly TouchData[], at: number): Promise<void> {
    const { program } = this;
    const customer = customerId(program, externalId);
    const data = { program, customer, externalId, source: 'default', country: null, touches };
    await this.append('customer', customer, 'SignupRecorded', data, at);
  }

  async sale(order: string, customer: string | null, amount: number, at: number, more: object = {}): Promise<void> {
    const { program } = this;
    const conversion = conversionId(program, 'default', order);
    const data = {
      ...{ program, conversion, externalId: order, source: 'default', customerExternalId: customer },
      customer: customer === null ? null : customerId(program, customer),
      ...{ currency: 'GBP', amount, tax: 0, shipping: 0, discount: 0, ...more },
    };
    await this.append('conversion', conversion, 'SaleRecorded', data, at);
  }

  async amend(order: string, amount: number, at: number): Promise<void> {
    const { program } = this;
    const conversion = conversionId(program, 'default', order);
    const data = { program, conversion, customer: null, currency: 'GBP', amount, tax: 0, shipping: 0, discount: 0 };
    await this.append('conversion', conversion, 'ConversionAmended', data, at);
  }

  async refund(id: string, of: { order?: string; customer?: string }, amount: number, at: number): Promise<void> {
    const { program } = this;
    const refund = refundId(program, 'default', id);
    const data = {
      ...{ program, refund, externalId: id, source: 'default' },
      customer: of.customer === undefined ? null : customerId(program, of.customer),
      conversion: of.order === undefined ? null : conversionId(program, 'default', of.order),
      ...{ currency: 'GBP', amount, tax: null, shipping: null },
    };
    await this.append('refund', refund, 'RefundRecorded', data, at);
  }

  async chargeback(
    id: string,
    order: string,
    amount: number,
    turn: 'Opened' | 'Lost' | 'Won',
    at: number,
  ): Promise<void> {
    const { program } = this;
    const chargeback = refundId(program, 'default', id);
    const conversion = conversionId(program, 'default', order);
    const names = { program, chargeback, conversion, externalId: id, source: 'default', customer: null };
    await this.append('chargeback', chargeback, `Chargeback${turn}`, { ...names, currency: 'GBP', amount }, at);
  }

  /** Everything recorded is folded, its entries are in the log and these in the list. */
  async settled(): Promise<void> {
    const { organisation, service } = this;
    const { bus, pools } = service.context;
    await until(async () => bus.waitFor(engineGroup, organisation, await service.facts.head(), patience));
    expect(await shipped(pools.worker, organisation, patience)).toBe(true);
    expect(await bus.waitFor(listGroup, organisation, await service.facts.head(), patience)).toBe(true);
  }

  async list(query = ''): Promise<TestAnswer['body']> {
    await this.settled();
    return (await this.admin.call('GET', `/api/commissions?${query}`)).body;
  }

  one = async (order: string): Promise<TestAnswer['body']> =>
    (await this.admin.call('GET', `/api/commissions/${(await this.found(order)).id}`)).body;

  async decide(kind: Decision, order: string, amount?: number, more: object = {}): Promise<TestAnswer> {
    const { id } = await this.found(order);
    return this.admin.call('POST', `/api/commissions/${kind}`, { items: [{ id, amount }], ...more });
  }

  verify(): Promise<TestAnswer['body']> {
    return verified(this.admin);
  }

  private async found(order: string): Promise<TestAnswer['body']> {
    const { items } = await this.list(`search=${order}`);
    return items.find((item: { order: string }) => item.order === order);
  }
}
