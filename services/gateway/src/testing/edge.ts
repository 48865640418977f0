/** The gateway with its edge, and what its specs ask of it. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { busMigrations } from '@tributary/bus';
import {
  type InvitationId,
  newEvent,
  newId,
  type OrganisationId,
  type PartnerId,
  partnerId,
  streamName,
} from '@tributary/contracts';
import {
  type Application,
  createApplication,
  jsonLogger,
  runningBus,
  type ServiceConfig,
  signInvitation,
} from '@tributary/service-kit';
import { type TestInstallation, testInstallation, testSecret, until } from '@tributary/testing';
import { documentationRoutes, gatewayMigrations, gatewayService, operatorToken } from '../index.js';

export const day = 86_400_000;
export const admin = { organisation: 'Shop', email: 'Admin@Shop.example', password: 'a long password' };
/** Of another organisation. */
export const stranger = { organisation: 'Other', email: 'admin@other.example', password: 'another password' };

const config: ServiceConfig = { publicUrl: 'http://localhost:8080', secret: testSecret, smtpUrl: null };

interface Ask {
  method?: string;
  url: string;
  body?: unknown;
  cookie?: string;
  key?: string;
  headers?: Record<string, string>;
  remoteAddress?: string;
}

export class Edge {
  installation!: TestInstallation;
  application!: Application;
  /** By how much its clock is before the machine's, in milliseconds. */
  ahead = 0;
  /** Of the organisation that was set up. */
  key = '';
  organisation = '' as OrganisationId;
  readonly clock = { now: (): number => Date.now() + this.ahead };
  private readonly built = mkdtempSync(join(tmpdir(), 'tributary-applications-'));

  /** On an empty installation. */
  static async start(): Promise<Edge> {
    const edge = new Edge();
    edge.buildApplications();
    edge.installation = await testInstallation({
      services: { gateway: [busMigrations('gateway'), gatewayMigrations] },
      clock: edge.clock,
    });
    edge.application = await edge.serve();
    return edge;
  }

  /** With an organisation and a stranger beside it. */
  static async startSetUp(): Promise<Edge> {
    const edge = await Edge.start();
    const { json } = await edge.ask({ method: 'POST', url: '/api/setup', body: admin });
    edge.own(json);
    await edge.ask({ method: 'POST', url: '/api/organisations', body: stranger, key: operatorToken(testSecret) });
    return edge;
  }

  /** What the setup answered. */
  own({
    apiKey,
    organisation,
  }: {
    readonly apiKey: string;
    readonly organisation: { readonly id: OrganisationId };
  }): void {
    this.key = apiKey;
    this.organisation = organisation.id;
  }

  async dispose(): Promise<void> {
    await this.application.close();
    await this.installation.stop();
    rmSync(this.built, { recursive: true, force: true });
  }

  async ask({ method = 'GET', url, body, cookie, key, headers = {}, remoteAddress }: Ask) {
    const response = await this.application.fastify.inject({
      method: method as 'GET',
      url,
      ...(remoteAddress && { remoteAddress }),
      headers: {
        host: 'localhost:8080',
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(cookie && { cookie }),
        ...(key && { authorization: `Bearer ${key}` }),
        ...headers,
      },
      ...(body !== undefined && {
        payload: typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body),
      }),
    });
    const json = response.headers['content-type']?.toString().includes('json') ? response.json() : null;
    const set = [response.headers['set-cookie'] ?? []]
      .flat()
      .map((one) => String(one))
      .find((one) => one.startsWith('tributary_session='));
    return {
      status: response.statusCode,
      json,
      cookie: set?.split(';')[0] ?? '',
      set: set ?? '',
      headers: response.headers,
      text: response.body,
    };
  }

  signIn(email: string, password = admin.password, remoteAddress = '127.0.0.1') {
    return this.ask({ method: 'POST', url: '/api/session', body: { email, password }, remoteAddress });
  }

  async invited(code: string, email: string): Promise<{ token: string; partner: PartnerId; invitation: InvitationId }> {
    const { organisation, clock, installation } = this;
    const partner = partnerId(organisation, code);
    const invitation = newId<InvitationId>();
    const expiresAt = clock.now() + 7 * day;
    const sealed = await installation.personal.seal(organisation, partner, { name: 'Willow & Wren', email });
    const options = { actor: 'test', occurredAt: clock.now() };
    await installation.facts.append(
      streamName(organisation, 'partner', partner),
      [
        newEvent('PartnerAdded', { partner, code, type: 'affiliate', country: null }, { ...options, personal: sealed }),
        newEvent('InvitationSent', { invitation, partner, expiresAt }, options),
      ],
      0,
    );
    const token = signInvitation({ organisation, invitation, partner, expiresAt }, testSecret);
    await until(async () => (await this.ask({ url: `/api/invitations/${token}` })).status === 200);
    return { token, partner, invitation };
  }

  private buildApplications(): void {
    const { built } = this;
    mkdirSync(join(built, 'admin', 'assets'), { recursive: true });
    writeFileSync(join(built, 'admin', 'index.html'), '<title>admin</title>');
    writeFileSync(join(built, 'admin', 'assets', 'main-1a2b.js'), 'export {};');
    writeFileSync(join(built, 'secret.txt'), 'not for the outside');
  }

  private serve(): Promise<Application> {
    const { built, clock } = this;
    const { database, facts, clicks, personal } = this.installation;
    const bus = runningBus({ fact: facts, click: clicks });
    const options = {
      limits: { apiKey: { rate: 50, burst: 100 } },
      applications: { admin: join(built, 'admin'), partner: join(built, 'partner') },
    };
    const context = { pools: database.pools('gateway'), facts, clicks, clock, personal, config, bus };
    return createApplication({
      services: [gatewayService(context, options)],
      secret: testSecret,
      bus,
      pools: (name) => database.pools(name),
      logger: jsonLogger('error'),
      routes: documentationRoutes,
    });
  }
}
