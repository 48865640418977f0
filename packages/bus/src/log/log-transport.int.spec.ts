import 'reflect-metadata';
import { runningBus } from '@tributary/service-kit';
import { startConsumer, testInstallation } from '@tributary/testing';
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
    start: (group, handler, tables, shippingTo) =>
      startConsumer(runningBus({ fact: shippingTo, click: clicks }), { service, pool, group, handler, tables }),
    tearDown: () => installation.stop(),
  };
});
