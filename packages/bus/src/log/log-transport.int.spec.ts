import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { OrganisationId } from '@tributary/contracts';
import { runningBus } from '@tributary/service-kit';
import { testInstallation } from '@tributary/testing';
import { describeBus, suiteMigrations } from '../contract-suite/index.js';
import { busMigrations } from '../index.js';

const service = 'analytics';

describeBus('the log', async () => {
  const installation = await testInstallation({
    services: { [service]: [busMigrations(service), suiteMigrations(service)] },
  });
  const { facts, clicks, database } = installation;
  const pool = database.pools(service).worker;
  return {
    facts,
    pool,
    start: async (group, handler, tables, shippingTo) => {
      const bus = runningBus({ fact: shippingTo, click: clicks });
      const module = { module: class {}, controllers: [handler] };
      const application = await NestFactory.createMicroservice(module, {
        strategy: (await bus.join({ name: service, groups: [{ group, tables }], module }, pool))[0]!,
        logger: false,
      });
      await application.listen();
      let stopping: Promise<void> | null = null;
      return {
        waitFor: (organisation, position, within) => bus.waitFor(group, organisation, position, within),
        deadLetters: (organisation: OrganisationId) => bus.deadLetters(organisation),
        replay: async (id, organisation) => (await bus.replay(id, organisation)).failure,
        skip: async (id, organisation) => {
          await bus.skip(id, organisation);
        },
        rebuild: async () => {
          expect(await bus.rebuild(group.name)).toBe(true);
        },
        stop: () => (stopping ??= application.close().then(() => bus.close())),
      };
    },
    tearDown: () => installation.stop(),
  };
});
