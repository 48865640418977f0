/** What becomes of an event that cannot be handled. */
import { setTimeout as pause } from 'node:timers/promises';
import type { OrganisationId, RecordedEvent } from '@tributary/contracts';
import { exposition } from '@tributary/telemetry';
import { eventually } from './eventually.js';
import { type BusUnderTest, type ConsumerProcess, prepareScene, type Scene } from './scene.js';

const patience = 10_000;
const slowness = 15;
const poisoned = ({ data }: RecordedEvent): boolean => 'poison' in data;
const poison = { data: { poison: true } };

export function describeFailures(bus: () => BusUnderTest): void {
  const scenes: Scene[] = [];
  afterEach(async () => {
    await Promise.all(scenes.splice(0).map((scene) => scene.end()));
  });
  const prepare = (onFailure: 'park' | 'dead-letter'): Scene => {
    const scene = prepareScene(bus(), onFailure);
    scenes.push(scene);
    return scene;
  };
  const poisonedScene = (onFailure: 'park' | 'dead-letter'): Scene => {
    const scene = prepare(onFailure);
    scene.disturb = (event) => {
      if (poisoned(event)) throw new Error('This one cannot be copied');
    };
    return scene;
  };

  it('retries what failed for a moment', async () => {
    const scene = prepare('park');
    let failures = 2;
    scene.disturb = () => {
      if (failures-- > 0) throw new Error('For a moment');
    };
    const consumer = await scene.start();
    const sold = await scene.sell(scene.acme, {});
    expect(await consumer.waitFor(scene.acme, sold[0]!, patience)).toBe(true);
    expect(await scene.copies(scene.acme)).toEqual(sold);
    expect(await consumer.deadLetters(scene.acme)).toEqual([]);
  });

  it.each([
    { onFailure: 'park', counts: { retried: 3, parked: 1, set_aside: 0 } },
    { onFailure: 'dead-letter', counts: { retried: 3, parked: 0, set_aside: 1 } },
  ] as const)('counts what becomes of events, where a group would $onFailure', async ({ onFailure, counts }) => {
    const scene = poisonedScene(onFailure);
    await scene.sell(scene.acme, {}, {}, poison, {});
    await scene.start();
    const givenUp = onFailure === 'park' ? 'parked' : 'set_aside';
    await eventually(async () => (await countsOf(scene.group.name))[givenUp] === 1);
    const { handled, ...others } = await countsOf(scene.group.name);
    expect(handled).toBeGreaterThanOrEqual(2); // and those of other scenes in the same log
    expect(others).toEqual(counts);
  });

  it('parks a money group at a faulty event for its organisation alone, and says why', async () => {
    const scene = poisonedScene('park');
    const [one, two, faulty] = await scene.sell(scene.acme, {}, {}, poison, {});
    const others = await scene.sell(scene.globex, {}, {}, {});
    const consumer = await scene.start();
    expect(await consumer.waitFor(scene.globex, others.at(-1)!, patience)).toBe(true);
    expect(await scene.copies(scene.globex)).toEqual(others);
    expect(await scene.copies(scene.acme)).toEqual([one, two]);
    expect(await consumer.waitFor(scene.acme, faulty!, patience)).toBe(false);
    expect(await consumer.deadLetters(scene.acme)).toMatchObject([
      {
        kind: 'parked',
        group: scene.group.name,
        position: String(faulty),
        eventType: 'SaleRecorded',
        reason: 'Error: This one cannot be copied',
      },
    ]);
    expect(await consumer.deadLetters(scene.globex)).toEqual([]);
  });

  it('rolls back what a slower process makes of an event at which another one has parked meanwhile', async () => {
    const scene = prepare('park');
    const consumers = [await scene.start(), await scene.start()];
    const [before] = await scene.sell(scene.globex, {});
    for (const consumer of consumers) expect(await consumer.waitFor(scene.globex, before!, patience)).toBe(true);
    let slower = true;
    scene.disturb = async () => {
      if (!slower) throw new Error('This one cannot be copied');
      slower = false;
      await eventually(async () => (await consumers[0]!.deadLetters(scene.acme)).length === 1);
    };
    await scene.sell(scene.acme, {});
    await deadLetter(consumers[0]!, scene.acme);
    await Promise.all(consumers.map((consumer) => consumer.stop()));
    expect(await scene.copies(scene.acme)).toEqual([]);
  });

  it('takes a parked organisation up where it stood, once the fault is mended, and parks it again if it is not', async () => {
    const scene = poisonedScene('park');
    const sold = await scene.sell(scene.acme, {}, poison, {});
    const consumer = await scene.start();
    await replay(consumer, scene.acme);
    await eventually(async () => (await consumer.deadLetters(scene.acme)).length === 1);
    expect(await scene.copies(scene.acme)).toEqual(sold.slice(0, 1));

    scene.disturb = () => undefined;
    await replay(consumer, scene.acme);
    const more = await scene.sell(scene.acme, {});
    await eventually(async () => (await scene.copies(scene.acme)).length === 4);
    expect(await scene.copies(scene.acme)).toEqual([...sold, ...more]);
    expect(await consumer.waitFor(scene.acme, more[0]!, patience)).toBe(true);
    expect(await consumer.deadLetters(scene.acme)).toEqual([]);
  });

  it('loses nothing of a parked organisation that one process releases while another goes on', async () => {
    const scene = poisonedScene('park');
    const first = await scene.start();
    const sold = await scene.sell(scene.acme, {}, poison, {});
    await deadLetter(first, scene.acme);
    const second = await scene.start(); // finds it parked, and hears of no release
    const others = await scene.sell(scene.globex, {});
    await second.waitFor(scene.globex, others[0]!, patience);
    // Slow for one organisation, so that batches of both pile up behind it.
    scene.disturb = async ({ organisation }) => {
      if (organisation === scene.acme) await pause(slowness);
    };
    await replay(first, scene.acme);
    await eventually(async () => (await scene.copies(scene.acme)).length === sold.length);
    const more: bigint[] = [];
    for (let n = 0; n < 20; n++) {
      more.push(...(await scene.sell(scene.acme, {})));
      await scene.sell(scene.globex, {});
    }
    const all = [...sold, ...more].sort((a, b) => Number(a - b));
    await eventually(async () => (await scene.copies(scene.acme)).length >= all.length);
    expect(await scene.copies(scene.acme)).toEqual(all);
  });

  it('goes on behind a parked event that a person has skipped', async () => {
    const scene = poisonedScene('park');
    const sold = await scene.sell(scene.acme, {}, poison, {});
    const consumer = await scene.start();
    const id = await deadLetter(consumer, scene.acme);
    await consumer.skip(id, scene.acme);
    await eventually(async () => (await scene.copies(scene.acme)).length === 2);
    expect(await scene.copies(scene.acme)).toEqual([sold[0], sold[2]]);
    expect(await consumer.deadLetters(scene.acme)).toEqual([]);
  });

  it('puts a faulty event aside and goes on, where order is not money', async () => {
    const scene = poisonedScene('dead-letter');
    const [one, faulty, three] = await scene.sell(scene.acme, {}, poison, {});
    const consumer = await scene.start();
    expect(await consumer.waitFor(scene.acme, three!, patience)).toBe(true);
    expect(await scene.copies(scene.acme)).toEqual([one, three]);
    expect(await consumer.deadLetters(scene.acme)).toMatchObject([{ kind: 'dead-letter', position: String(faulty) }]);
  });

  it('replays a dead letter alone, and removes it once it succeeds', async () => {
    const scene = poisonedScene('dead-letter');
    const [one, faulty, three] = await scene.sell(scene.acme, {}, poison, {});
    const consumer = await scene.start();
    const id = await deadLetter(consumer, scene.acme);
    await consumer.waitFor(scene.acme, three!, patience);
    expect(await consumer.replay(id, scene.acme)).toContain('This one cannot be copied');
    expect(await scene.copies(scene.acme)).toEqual([one, three]);

    scene.disturb = () => undefined;
    await Promise.all([consumer.replay(id, scene.acme), consumer.replay(id, scene.acme)]);
    expect(await scene.copies(scene.acme)).toEqual([one, three, faulty]);
    expect(await consumer.deadLetters(scene.acme)).toEqual([]);
    await eventually(async () => (await scene.answers(scene.acme)).length === 3);
  });

  it("shows and replays an organisation's dead letters to nobody else", async () => {
    const scene = poisonedScene('dead-letter');
    await scene.sell(scene.acme, poison);
    const consumer = await scene.start();
    const id = await deadLetter(consumer, scene.acme);
    scene.disturb = () => undefined;
    await consumer.replay(id, scene.globex);
    await consumer.skip(id, scene.globex);
    expect(await consumer.deadLetters(scene.acme)).toHaveLength(1);
  });

  it.each(['park', 'dead-letter'] as const)(
    'waits at an event that is newer than this release knows (%s)',
    async (onFailure) => {
      const scene = prepare(onFailure);
      const [known, newer] = await scene.sell(scene.acme, {}, { version: 99 }, {});
      const others = await scene.sell(scene.globex, {});
      const consumer = await scene.start();
      expect(await consumer.waitFor(scene.globex, others[0]!, patience)).toBe(true);
      expect(await consumer.waitFor(scene.acme, newer!, patience)).toBe(false);
      expect(await scene.copies(scene.acme)).toEqual([known]);
      expect(await consumer.deadLetters(scene.acme)).toMatchObject([{ kind: 'parked', position: String(newer) }]);
    },
  );
}

async function deadLetter(consumer: ConsumerProcess, organisation: OrganisationId): Promise<string> {
  await eventually(async () => (await consumer.deadLetters(organisation)).length > 0);
  return (await consumer.deadLetters(organisation))[0]!.id;
}

async function replay(consumer: ConsumerProcess, organisation: OrganisationId): Promise<void> {
  expect(await consumer.replay(await deadLetter(consumer, organisation), organisation)).toBeUndefined();
}

async function countsOf(group: string): Promise<Record<'handled' | 'retried' | 'parked' | 'set_aside', number>> {
  const lines = (await exposition()).split('\n');
  const count = (outcome: string): number => {
    const series = `tributary_group_events_total{group="${group}",outcome="${outcome}"} `;
    return Number(lines.find((line) => line.startsWith(series))?.slice(series.length) ?? 0);
  };
  return {
    handled: count('handled'),
    retried: count('retried'),
    parked: count('parked'),
    set_aside: count('set_aside'),
  };
}
