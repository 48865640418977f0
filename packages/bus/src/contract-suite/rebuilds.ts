/** Read models derived again beside the live ones. */
import { randomUUID } from 'node:crypto';
import { streamName } from '@tributary/contracts';
import { eventually } from './eventually.js';
import { type BusUnderTest, prepareScene, saleOf, type Scene } from './scene.js';

const patience = 10_000;
const poison = { data: { poison: true } };

export function describeRebuild(bus: () => BusUnderTest): void {
  const scenes: Scene[] = [];
  afterEach(async () => {
    await Promise.all(scenes.splice(0).map((scene) => scene.end()));
  });
  const prepare = (onFailure: 'park' | 'dead-letter'): Scene => {
    const scene = prepareScene(bus(), onFailure);
    scenes.push(scene);
    scene.disturb = ({ data }) => {
      if ('poison' in data) throw new Error('This one cannot be copied');
    };
    return scene;
  };
  const rowsOf = async ({ group }: Scene): Promise<number> =>
    (await bus().pool.query('select from copy where consumer_group = $1', [group.name])).rowCount ?? 0;

  it('rebuilds to the same rows, tells nobody, and leaves nothing of the old', async () => {
    const scene = prepare('park');
    const consumer = await scene.start();
    const sold = await scene.sell(scene.acme, {}, {}, {});
    await consumer.waitFor(scene.acme, sold.at(-1)!, patience);
    await eventually(async () => (await scene.answers(scene.acme)).length === 3);
    const rebuilding: boolean[] = [];
    scene.disturb = (_, delivery) => {
      rebuilding.push(delivery.rebuilding);
    };
    await consumer.rebuild();
    expect(await scene.copies(scene.acme)).toEqual(sold);
    expect(await rowsOf(scene)).toBe(3);
    expect(rebuilding).toEqual([true, true, true]);
    expect(await scene.answers(scene.acme)).toHaveLength(3);
  });

  it('switches while events keep arriving, with every effect and every answer once', async () => {
    const scene = prepare('park');
    const consumers = [await scene.start(), await scene.start()];
    let selling = true;
    const sold: bigint[] = [];
    const sellers = Array.from({ length: 4 }, async () => {
      while (selling) sold.push(...(await scene.sell(scene.acme, {}, {})));
    });
    for (let n = 0; n < 5; n++) await consumers[n % 2]!.rebuild();
    selling = false;
    await Promise.all(sellers);
    sold.sort((a, b) => Number(a - b));
    await eventually(async () => (await scene.copies(scene.acme)).length >= sold.length);
    expect(await scene.copies(scene.acme)).toEqual(sold);
    const answers = async () =>
      (await bus().facts.readAll(0n, { organisation: scene.acme, types: ['Copied'] }, 100_000)).map(
        ({ causation }) => causation,
      );
    await eventually(async () => new Set(await answers()).size === sold.length);
    await Promise.all(consumers.map((consumer) => consumer.stop()));
    expect(await answers()).toHaveLength(sold.length);
  });

  it('leaves out what a person has skipped, by the fact alone', async () => {
    const scene = prepare('park');
    const consumer = await scene.start();
    const sold = await scene.sell(scene.acme, {}, {}, {});
    await consumer.waitFor(scene.acme, sold.at(-1)!, patience);
    const [, second] = await bus().facts.readAll(0n, { organisation: scene.acme, types: ['SaleRecorded'] }, 3);
    const data = {
      group: scene.group.name,
      event: second!.id,
      position: String(second!.position),
      reason: 'Recorded by mistake',
    };
    await bus().facts.append(streamName(scene.acme, 'skip', randomUUID()), [saleOf({ type: 'EventSkipped', data })], 0);
    await consumer.rebuild();
    expect(await scene.copies(scene.acme)).toEqual([sold[0], sold[2]]);
  });

  it('keeps a parked organisation parked and takes it up behind the switch', async () => {
    const scene = prepare('park');
    const sold = await scene.sell(scene.acme, {}, poison, {});
    const others = await scene.sell(scene.globex, {});
    const consumer = await scene.start();
    await eventually(async () => (await consumer.deadLetters(scene.acme)).length === 1);
    await consumer.waitFor(scene.globex, others[0]!, patience);
    await consumer.rebuild();
    expect(await scene.copies(scene.acme)).toEqual(sold.slice(0, 1));
    scene.disturb = () => undefined;
    await consumer.replay((await consumer.deadLetters(scene.acme))[0]!.id, scene.acme);
    await eventually(async () => (await scene.copies(scene.acme)).length === 3);
    expect(await scene.copies(scene.acme)).toEqual(sold);
    await eventually(async () => (await scene.answers(scene.acme)).length === 3);
  });

  it('leaves a dead letter out, to be replayed behind the switch', async () => {
    const scene = prepare('dead-letter');
    const [one, faulty, three] = await scene.sell(scene.acme, {}, poison, {});
    const consumer = await scene.start();
    await consumer.waitFor(scene.acme, three!, patience);
    await consumer.rebuild();
    expect(await scene.copies(scene.acme)).toEqual([one, three]);
    scene.disturb = () => undefined;
    await consumer.replay((await consumer.deadLetters(scene.acme))[0]!.id, scene.acme);
    expect(await scene.copies(scene.acme)).toEqual([one, three, faulty]);
  });

  it('hands over to the live group what it has yet to handle, with the answers', async () => {
    const scene = prepare('park');
    const sold = await scene.sell(scene.acme, {}, {});
    let open = false;
    scene.disturb = () => eventually(() => open);
    const consumer = await scene.start();
    await eventually(() => scene.batches > 0); // the live group is in the middle of its first batch
    const rebuilt = consumer.rebuild();
    open = true;
    await rebuilt;
    await eventually(async () => (await scene.answers(scene.acme)).length === 2);
    expect(await scene.copies(scene.acme)).toEqual(sold);
  });
}
