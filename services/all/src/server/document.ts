/** The OpenAPI document of all services without a server: their parts are made, and none of them is ever connected. */
import { systemClock } from '@tributary/contracts';
import { postgresEventStore } from '@tributary/event-store';
import { describeServices, personalData, runningBus } from '@tributary/service-kit';
import pg from 'pg';
import { loadServices } from './services.js';

export async function describeApi(): Promise<object> {
  const pool = new pg.Pool();
  const facts = postgresEventStore(pool, 'fact', systemClock);
  const clicks = postgresEventStore(pool, 'click', systemClock);
  const secret = 'of no installation';
  const context = {
    pools: { request: pool, worker: pool },
    facts,
    clicks,
    clock: systemClock,
    personal: personalData(pool, secret),
    config: { publicUrl: 'http://localhost:8080', secret, smtpUrl: null },
    bus: runningBus({ fact: facts, click: clicks }),
  };
  const settings = { apiRate: null, upstreams: null };
  return describeServices((await loadServices('all')).map(({ create }) => create(context, settings)));
}
