import { createRequire } from 'node:module';
import { until } from '@tributary/testing';
import { letIdleConnectionsRest } from './idle-connections.js';

const RequestQueue = createRequire(import.meta.url)('kafkajs/src/network/requestQueue/index.js');

function queue() {
  return new RequestQueue({
    maxInFlightRequests: null,
    requestTimeout: 1_000,
    enforceRequestTimeout: false,
    clientId: 'suite',
    broker: 'none',
    logger: { debug: () => undefined },
  });
}

describe('a connection to Kafka', () => {
  beforeAll(letIdleConnectionsRest);

  it('does not look for requests where none waits', () => {
    const idle = queue();
    idle.checkPendingRequests();
    expect(idle.throttleCheckTimeoutId).toBeNull();
  });

  it('sends what had to wait, and then rests', async () => {
    const throttled = queue();
    const sent: string[] = [];
    throttled.maybeThrottle(30);
    throttled.push({
      entry: { correlationId: 1, resolve: () => undefined, reject: () => undefined },
      expectResponse: false,
      sendRequest: () => sent.push('late'),
    });
    expect(sent).toEqual([]);
    await until(() => sent.length === 1);
    expect(throttled.throttleCheckTimeoutId).toBeNull();
  });
});
