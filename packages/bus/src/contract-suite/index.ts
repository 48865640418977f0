/** What every transport promises to a consumer group. */
import type { EventStore, MigrationSet } from '@tributary/event-store';
import { describeFailures } from './failures.js';
import { describeRebuild } from './rebuilds.js';
import { type BusUnderTest, prepareScene, type Scene } from './scene.js';
import { eventually } from './eventually.js';

export type { BusUnderTest, ConsumerProcess } from './scene.js';

export function suiteMigrations(schema: string): MigrationSet {
  return { schema, directory: new URL('./migrations/', import.meta.url) };
}

const patience = 10_000;

export function describeBus(transport: string, setUp: () => Promise<BusUnderTest>): void {
  describe(`the bus on ${transport}`, () => {
    let bus: BusUnderTest;
    beforeAll(async () => {
      bus = await setUp();
    }, 120_000);
    afterAll(() => bus?.tearDown());
    describeDelivery(() => bus);
    describeFailures(() => bus);
    describeRebuild(() => bus);
  });
}

function describeDelivery(bus: () => BusUnderTest): void {
  let scene: Scene;
  beforeEach(() => {
    scene = prepareScene(bus(), 'park');
  });
  afterEach(() => scene.end());

  it("handles each organisation's events in the order of the log, what was there and what arrives", async () => {
    const before = await scene.sell(scene.acme, {}, {}, {});
    const consumer = await scene.start();
    const globex = await scene.sell(scene.globex, {}, {});
    const after = await scene.sell(scene.acme, {}, {});
    expect(await consumer.waitFor(scene.acme, after.at(-1)!, patience)).toBe(true);
    expect(await scene.copies(scene.acme)).toEqual([...before, ...after]);
    expect(await scene.copies(scene.globex)).toEqual(globex);
  });

  it('has every effect once, in order, with two processes in one group', async () => {
    const consumers = [await scene.start(), await scene.start()];
    const sold: bigint[] = [];
    await Promise.all(
      Array.from({ length: 100 }, async () => {
        sold.push(...(await scene.sell(scene.acme, {}, {})));
        await scene.sell(scene.globex, {});
      }),
    );
    sold.sort((a, b) => Number(a - b));
    for (const consumer of consumers) expect(await consumer.waitFor(scene.acme, sold.at(-1)!, patience)).toBe(true);
    expect(await scene.copies(scene.acme)).toEqual(sold);
    await eventually(async () => (await scene.answers(scene.acme)).length >= 200);
    expect((await scene.answers(scene.acme)).length).toBe(200);
  });

  it('goes on where it was, after an orderly end', async () => {
    const first = await scene.start();
    const early = await scene.sell(scene.acme, {}, {});
    await first.waitFor(scene.acme, early.at(-1)!, patience);
    await first.stop();
    const late = await scene.sell(scene.acme, {});
    const second = await scene.start();
    expect(await second.waitFor(scene.acme, late.at(-1)!, patience)).toBe(true);
    expect(await scene.copies(scene.acme)).toEqual([...early, ...late]);
  });

  it('counts events that the group ignores as handled', async () => {
    const consumer = await scene.start();
    const [ignored] = await scene.sell(scene.acme, { type: 'RefundRecorded' });
    expect(await consumer.waitFor(scene.acme, ignored!, patience)).toBe(true);
    expect(await scene.copies(scene.acme)).toEqual([]);
  });

  it('says in time that a position is not reached', async () => {
    const consumer = await scene.start();
    expect(await consumer.waitFor(scene.acme, (await bus().facts.head()) + 1_000n, 50)).toBe(false);
  });

  it('rolls a batch back whose checkpoint another process has moved', async () => {
    const consumers = [await scene.start(), await scene.start()];
    let together = 0;
    scene.disturb = async () => {
      together++;
      await eventually(() => together >= 2); // both have begun the batch, so one of them must find it taken
    };
    const sold = await scene.sell(scene.acme, {});
    expect(await consumers[1]!.waitFor(scene.acme, sold.at(-1)!, patience)).toBe(true);
    await Promise.all(consumers.map((consumer) => consumer.stop())); // the slower one's batch has come to its end, too
    expect(together).toBe(2);
    expect(await scene.copies(scene.acme)).toEqual(sold);
  });

  it('sends what a batch emitted once, although the process ended between commit and sending', async () => {
    const cut: EventStore = { ...bus().facts, append: () => Promise.reject(new Error('The log is away')) };
    const dying = await scene.start(cut);
    const sold = await scene.sell(scene.acme, {}, {});
    expect(await dying.waitFor(scene.acme, sold.at(-1)!, patience)).toBe(true);
    await dying.stop();
    expect(await scene.answers(scene.acme)).toEqual([]);

    await Promise.all([scene.start(), scene.start()]);
    await eventually(async () => (await scene.answers(scene.acme)).length === 2);
    const more = await scene.sell(scene.acme, {});
    await eventually(async () => (await scene.answers(scene.acme)).length === 3);
    expect(await scene.copies(scene.acme)).toEqual([...sold, ...more]);
  });
  it('says that something is to be sent until the log has it', async () => {
    const { facts } = bus();
    let goOn: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const slow: EventStore = { ...facts, append: (...words) => held.then(() => facts.append(...words)) };
    const consumer = await scene.start(slow);
    await scene.sell(scene.acme, {});
    await eventually(async () => (await scene.copies(scene.acme)).length === 1);
    await eventually(async () => (await consumer.state()).lag === 0n);
    expect(await consumer.state()).toMatchObject({ lag: 0n, outgoing: true });
    goOn();
    await eventually(async () => (await scene.answers(scene.acme)).length === 1);
    await eventually(async () => !(await consumer.state()).outgoing);
  });

  it('holds up no organisation because the log refuses the answers of another', async () => {
    const { facts } = bus();
    let refuses = true;
    const picky: EventStore = {
      ...facts,
      append: async (stream, ...rest) =>
        refuses && stream.startsWith(scene.acme) ? { kind: 'conflict', revision: 1 } : facts.append(stream, ...rest),
    };
    await scene.start(picky);
    await scene.sell(scene.acme, {});
    await scene.sell(scene.globex, {});
    await eventually(async () => (await scene.answers(scene.globex)).length === 1);
    expect(await scene.answers(scene.acme)).toEqual([]);
    refuses = false;
    await eventually(async () => (await scene.answers(scene.acme)).length === 1);
  });
}
