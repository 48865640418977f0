/** An installation over Kafka under load while everything in it fails at random: nothing lost, nothing counted twice. */
import { randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { ReadModel } from '@tributary/api-client';
import {
  describeOwnKafka,
  randomFrom,
  type ServicesUnderTest,
  startBrokerBehindLine,
  startServicesOn,
  until,
  violations,
} from '@tributary/testing';
import { type Answer, call, openProgram, type Shop, shopOn } from '../shop.js';
import { type Broken, Disturbances, kinds } from './disturbances.js';
import { Trade } from './trade.js';

const seed = Number(process.env['TRIBUTARY_SEED'] ?? randomInt(1_000_000));
const seconds = Number(process.env['TRIBUTARY_FAULT_SECONDS'] ?? 540);
const perSecond = 30;
const enoughForAll = 60;
const recoversWithin = 180_000;
/** Of what each process printed, where something is wrong at the end. */
const lastWords = 2_000;
const answersWithin = 10_000;
/** What is under way comes to its end, what was not acknowledged is told again, everything comes to rest. */
const afterwards = 360_000;

describeOwnKafka('an installation in which everything fails', () => {
  let broken: Broken;
  let shop: Shop<ServicesUnderTest>;
  beforeAll(async () => {
    process.stderr.write(`Faults for ${seconds} s; repeat them with TRIBUTARY_SEED=${seed}\n`);
    const kafka = await startBrokerBehindLine();
    broken = { kafka, services: await startServicesOn(kafka) };
    shop = await shopOn(broken.services);
    await openProgram(shop);
  }, 300_000);
  afterAll(async () => {
    await broken?.services.dispose();
  }, 120_000);

  it(
    'loses nothing that was acknowledged, counts nothing twice, and comes to its senses',
    async () => {
      const trade = new Trade(shop, randomFrom(seed + 1));
      const disturbances = new Disturbances(broken, randomFrom(seed), () => trade.acknowledged);
      try {
        const load = new AbortController();
        const trading = trade.run(perSecond, load.signal);
        await disturbances.run(AbortSignal.timeout(seconds * 1_000));
        load.abort();
        await trading;
        const retold = await trade.settle();
        if (seconds >= enoughForAll) expect(new Set(disturbances.counts.keys())).toEqual(kinds);
        await expectSound(shop, trade, disturbances);
        const counts = [...disturbances.counts].map(([kind, count]) => `${kind} ${count}`).join(', ');
        process.stderr.write(
          `${trade.deeds.length} facts told, ${retold} of them again; ${trade.clicks.attempted} clicks; ${counts}\n`,
        );
      } catch (error) {
        const said = broken.services.everyProcess.map(({ url, output }) => `${url}:\n${output().slice(-lastWords)}`);
        process.stderr.write(`TRIBUTARY_SEED=${seed}\n${[...disturbances.journal, ...said].join('\n')}\n`);
        throw error;
      }
    },
    seconds * 1_000 + afterwards,
  );
});

async function expectSound(shop: Shop<ServicesUnderTest>, trade: Trade, { deaths }: Disturbances) {
  const { server, run } = shop;
  expect(deaths).toEqual([]);
  expect(trade.surprises).toEqual([]);
  await untilAtRest(shop);
  for (const { before, again } of await trade.repeat(40))
    expect(again).toMatchObject({ status: 200, body: before.body });

  const { stdout } = await run('export', 'commissions', '--program', 'shop', '--lines');
  expect(booksIn(stdout)).toEqual(expectedBooks(trade));
  const day = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
  const { body } = await shop.call('GET', `/api/analytics/summary?from=2026-01-01&to=${day}`);
  expect(body.current).toMatchObject({ sales: trade.sales.length, signups: trade.customers.length });
  expect(body.current.clicks).toBeGreaterThanOrEqual(trade.clicks.acknowledged);
  expect(body.current.clicks).toBeLessThanOrEqual(trade.clicks.attempted);
  expect((await run('verify')).stdout).toContain('Everything agrees');
  expect(await violations(server.cluster.url)).toEqual([]);
}

/** Says how far it came where it does not come to rest. */
async function untilAtRest(shop: Shop<ServicesUnderTest>): Promise<void> {
  let seen: unknown;
  const atRest = async (): Promise<boolean> => {
    const [readModels, relays] = await Promise.all([lagOf(shop), relayLag(shop.server)]);
    seen = { readModels, relays };
    return readModels === 0 && relays === 0;
  };
  await until(atRest, { within: recoversWithin }).catch(() => {
    throw new Error(`Not at rest within ${recoversWithin} ms: ${JSON.stringify(seen)}`);
  });
}

/** By how many positions all read models together are behind, and how many have yet to tell; null where nobody says. */
async function lagOf(shop: Shop<ServicesUnderTest>): Promise<number | null> {
  const answer = await soon(shop.call('GET', '/api/operations/read-models'));
  if (answer?.status !== 200) return null;
  return (answer.body as ReadModel[]).reduce((sum, { lag, outgoing }) => sum + lag + Number(outgoing), 0);
}

async function relayLag({ relays }: ServicesUnderTest): Promise<number | null> {
  const answers = await Promise.all(relays.map(({ url }) => soon(call(url, 'GET', '/health/relay'))));
  const lags = answers.flatMap((answer) =>
    ['fact', 'click'].flatMap((log) => (answer?.body[log]?.leading ? Number(answer.body[log].lag) : [])),
  );
  return lags.length === 2 ? lags[0]! + lags[1]! : null;
}

/** Null where no answer comes. */
function soon(answer: Promise<Answer>): Promise<Answer | null> {
  return Promise.race([answer.catch(() => null), pause(answersWithin, null, { ref: false })]);
}

/** Of each sale: gross, refunded and commission, sorted. */
function booksIn(csv: string): string[] {
  const [head = '', ...lines] = csv.trim().split(/\r?\n/);
  const columns = head.split(',');
  return lines
    .map((line) => {
      const cells = line.split(',');
      return ['external_id', 'gross_minor', 'refunded_minor', 'commission_minor']
        .map((name) => cells[columns.indexOf(name)])
        .join();
    })
    .sort();
}

function expectedBooks({ sales }: Trade): string[] {
  return sales
    .map(({ externalId, amount, refunded }) =>
      [externalId, amount, refunded, Math.floor((amount - refunded) / 10 + 0.5)].join(),
    )
    .sort();
}
