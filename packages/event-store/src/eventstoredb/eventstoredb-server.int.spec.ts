/**
 * The same contract on a real server: the one that EVENTSTOREDB_URL names, else a container where Docker is. With
 * neither the suite is skipped, unless TRIBUTARY_REQUIRE lists `eventstoredb`.
 */
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { systemClock } from '@tributary/contracts';
import { isRequired } from '@tributary/testing';
import { describeEventStore } from '../contract-suite/index.js';
import { GenericContainer, type StartedTestContainer, Wait } from 'testcontainers';
import type { LogName } from '../event-store.js';
import { connect } from './connection.js';
import { eventStoreDbEventStore } from './eventstoredb-event-store.js';
import { beginAppend, type UnfinishedAppend } from './stand-in/unfinished-append.js';
import { eventStoreDbImage } from './server-image.js';

const named = process.env['EVENTSTOREDB_URL'];
const there = Boolean(named) || isRequired('eventstoredb') || hasDocker();
let container: StartedTestContainer | undefined;

async function serverUrl(): Promise<string> {
  if (named) return named;
  container ??= await new GenericContainer(eventStoreDbImage)
    .withEnvironment({ EVENTSTORE_INSECURE: 'true', EVENTSTORE_MEM_DB: 'true' })
    .withExposedPorts(2113)
    .withWaitStrategy(Wait.forHttp('/health/live', 2113).forStatusCode(204))
    .withStartupTimeout(120_000)
    .start();
  return `esdb://${container.getHost()}:${container.getMappedPort(2113)}?tls=false`;
}

function hasDocker(): boolean {
  try {
    execFileSync('docker', ['info'], { stdio: 'ignore', timeout: 5_000 });
    return true;
  } catch {
    return false;
  }
}

(there ? describe : describe.skip).each<LogName>(['fact', 'click'])('the log of %ss', (log) => {
  afterAll(async () => {
    await container?.stop();
    container = undefined;
  });

  describeEventStore(`EventStoreDB, ${log}s`, async () => {
    const url = await serverUrl();
    const namespace = `t${randomBytes(6).toString('hex')}.`;
    const connection = connect(url);
    const stalled: UnfinishedAppend[] = [];
    const begin = (stream: string) => beginAppend(new URL(url).host, `${namespace}${log}:${stream}`);
    return {
      open: (clock = systemClock) => eventStoreDbEventStore(connection, log, clock, namespace),
      // over TLS a bare call needs the server's certificate, so only a server without it is disturbed
      ...(/tls=false/.test(url) && {
        stall: async (stream) => void stalled.push(begin(stream)),
        die: async (stream) => begin(stream).die(),
      }),
      tearDown: async () => {
        for (const append of stalled) append.die();
        await connection.dispose();
      },
    };
  });
});
