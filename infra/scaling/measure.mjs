// npm run measure:clicks: what a click costs on this machine, for simulate.mjs to count with. Takes a minute.
import { randomBytes, randomUUID } from 'node:crypto';
import { cpus, loadavg } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { streamName, systemClock } from '@tributary/contracts';
import { postgresEventStore } from '@tributary/event-store';
import { startCluster, tributaryCommand, tributaryProcess } from '@tributary/testing';
import pg from 'pg';

const clicks = 300_000;
const group = 500;
const writers = 8;
/** Clicks fall on so many links. */
const links = Array.from({ length: 500 }, () => ({
  link: randomUUID(),
  program: randomUUID(),
  partner: randomUUID(),
}));
const [load = 0] = loadavg();
const cluster = await startCluster();
const environment = {
  DATABASE_URL: cluster.url,
  TRIBUTARY_SECRET: randomBytes(32).toString('base64url'),
  PUBLIC_URL: 'http://localhost:8080',
};
const { code, stderr } = await tributaryCommand(['migrate'], environment);
if (code !== 0) throw new Error(stderr);
const pool = new pg.Pool({ connectionString: cluster.url, options: '-c search_path=log', max: writers + 2 });
const value = async (sql) => Number(Object.values((await pool.query(sql)).rows[0] ?? { none: 0 })[0]);

const before = await value("select pg_current_wal_lsn() - '0/0'");
const appendSeconds = await timed(append);
const walBytes = (await value("select pg_current_wal_lsn() - '0/0'")) - before;
const storedBytes = await value(`
  select sum(pg_total_relation_size(c.oid)) from pg_class c join pg_namespace n on n.oid = relnamespace
  where nspname = 'log' and relname ~ '^click' and relkind = 'r'`);

const analytics = await tributaryProcess(['--target=analytics'], environment);
await analytics.start();
const at = () => value("select position from analytics.projection where consumer_group = 'analytics-clicks'");
while ((await at()) === 0) await pause(5);
const first = await at();
const foldSeconds = await timed(async () => {
  while ((await at()) < clicks) await pause(10);
});
await analytics.end('SIGTERM');
await pool.end();
await cluster.stop();

console.log(
  JSON.stringify({
    machine: `${cpus().length} processors, ${cpus()[0]?.model}, load ${load.toFixed(1)} when it began`,
    appendedPerSecond: Math.round(clicks / appendSeconds),
    foldedPerSecond: Math.round((clicks - first) / foldSeconds),
    bytesPerClick: Math.round(storedBytes / clicks),
    writeAheadBytesPerClick: Math.round(walBytes / clicks),
  }),
);
process.exit(0);

async function append() {
  const store = postgresEventStore(pool, 'click', systemClock);
  await Promise.all(
    Array.from({ length: writers }, async () => {
      const stream = streamName('measured', 'clicks', randomUUID());
      for (let revision = 0; revision < clicks / writers; revision += group) {
        const events = Array.from({ length: group }, click);
        const { kind } = await store.append(stream, events, revision);
        if (kind !== 'appended') throw new Error(kind);
      }
    }),
  );
}

function click() {
  const id = randomUUID();
  const data = {
    click: randomUUID(),
    ...links[Math.floor(Math.random() * links.length)],
    code: 'willow-wren',
    visitor: randomUUID(),
    bot: null,
    imported: false,
  };
  return {
    id,
    type: 'ClickRecorded',
    version: 1,
    actor: 'visitor',
    correlation: id,
    causation: null,
    occurredAt: Date.now(),
    data,
    personal: null,
  };
}

async function timed(work) {
  const begun = performance.now();
  await work();
  return (performance.now() - begun) / 1_000;
}
