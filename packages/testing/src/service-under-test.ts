/** One service by itself over a real PostgreSQL, reached as a caller of a role. */
import { NestFactory, Reflector } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { busMigrations } from '@tributary/bus';
import { type Clock, newOrganisationId, type OrganisationId, type PartnerId, type Role } from '@tributary/contracts';
import type { MigrationSet } from '@tributary/event-store';
import {
  IdentityGuard,
  identityHeader,
  identityKey,
  inputValidation,
  ProblemFilter,
  readJsonBodies,
  runningBus,
  type ServiceContext,
  type ServiceDefinition,
  signIdentity,
} from '@tributary/service-kit';
import { type TestInstallation, testInstallation } from './installation.js';
import { testSecret } from './test-secret.js';

export interface TestAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of any shape
  readonly body: any;
}

export interface TestCaller {
  readonly organisation: OrganisationId;
  call(
    method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE',
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<TestAnswer>;
}

export interface ServiceUnderTest extends TestInstallation {
  readonly context: ServiceContext;
  /** A caller of a new organisation, or of one that is given. */
  as(role: Role, options?: { organisation?: OrganisationId; partner?: PartnerId }): TestCaller;
  dispose(): Promise<void>;
}

export async function startService(
  factory: (context: ServiceContext) => ServiceDefinition,
  migrations: MigrationSet,
  options: { clock?: Clock; publicUrl?: string } = {},
): Promise<ServiceUnderTest> {
  const name = migrations.schema as ServiceDefinition['name'];
  const installation = await testInstallation({
    services: { [name]: [busMigrations(name), migrations] },
    ...(options.clock && { clock: options.clock }),
  });
  const { database, facts, clicks, clock, personal } = installation;
  const bus = runningBus({ fact: facts, click: clicks });
  const pools = database.pools(name);
  const config = { publicUrl: options.publicUrl ?? 'http://localhost:8080', secret: testSecret, smtpUrl: null };
  const context: ServiceContext = { pools, facts, clicks, clock, personal, config, bus };
  const definition = factory(context);

  const application = await NestFactory.create<NestFastifyApplication>(definition.module, new FastifyAdapter(), {
    logger: ['error'],
    bodyParser: false,
  });
  const fastify = application.getHttpAdapter().getInstance();
  readJsonBodies(fastify as never);
  definition.routes?.(fastify as never);
  const key = identityKey(testSecret);
  application.useGlobalPipes(inputValidation());
  application.useGlobalFilters(new ProblemFilter());
  application.useGlobalGuards(new IdentityGuard(application.get(Reflector), key));
  for (const strategy of await bus.join(definition, pools.worker))
    application.connectMicroservice({ strategy }, { inheritAppConfig: false });
  await application.startAllMicroservices();
  await application.init();
  await fastify.ready();
  await definition.start?.();

  return {
    ...installation,
    context,
    as: (role, { organisation = newOrganisationId(), partner = null as PartnerId | null } = {}) => ({
      organisation,
      call: async (method, path, body, headers = {}) => {
        const scopes = role === 'integration' ? (['*'] as const) : [];
        const token = await signIdentity({ organisation, role, actor: 'a-test', partner, scopes }, key);
        const answer = await fastify.inject({
          method,
          url: path,
          headers: {
            [identityHeader]: token,
            ...(body !== undefined && { 'content-type': 'application/json' }),
            ...headers,
          },
          ...(body !== undefined && { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
        });
        const isJson = String(answer.headers['content-type']).includes('json');
        return {
          status: answer.statusCode,
          headers: answer.headers,
          body: isJson ? JSON.parse(answer.body) : answer.body,
        };
      },
    }),
    dispose: async () => {
      await definition.stop?.();
      await application.close();
      await bus.close();
      await installation.stop();
    },
  };
}
