/**
 * Each guard with the change that takes it off and the specs that must notice. `search` occurs exactly once in its file.
 */
const bus = 'packages/bus/src';
const log = `${bus}/log/log-transport.int.spec.ts`;
const kafka = `${bus}/kafka/kafka-transport.int.spec.ts`;
const topics = `${bus}/kafka/kafka-relay.int.spec.ts`;
const sales = 'services/referral/src/sales-and-refunds.int.spec.ts';
const engine = 'services/commission/src/sales.int.spec.ts';
const store = 'packages/event-store/src/postgres/postgres-event-store.int.spec.ts';

export const guards = [
  {
    guard: 'one lock orders the appends to a log',
    file: 'packages/event-store/src/postgres/migrations/0002-append.sql',
    search: "  perform pg_advisory_xact_lock(hashtext('tributary.log.fact'));\n",
    replace: '',
    specs: [store],
  },
  {
    guard: 'an append names the revision it expects',
    file: 'packages/event-store/src/postgres/migrations/0002-append.sql',
    search: `           type, version, actor, correlation, causation, "occurredAt", greatest(clock, last.recorded_at), data, personal
    from wanted where expected = current
    returning stream, revision, position`,
    replace: `           type, version, actor, correlation, causation, "occurredAt", greatest(clock, last.recorded_at), data, personal
    from wanted where revision > current
    returning stream, revision, position`,
    specs: [store],
  },
  {
    guard: 'what a topic lacks comes from the store',
    file: `${bus}/kafka/kafka-transport.ts`,
    search: 'if (read.previous > end) {',
    replace: 'if (read.previous < 0n) {',
    specs: [topics],
  },
  {
    guard: 'what a topic repeats is dropped',
    file: `${bus}/kafka/messages.ts`,
    search: 'return place.position > passed ? { ...place, event: eventOf(message) } : null;',
    replace: 'return passed >= 0n ? { ...place, event: eventOf(message) } : null;',
    also: [
      {
        file: `${bus}/consumer/group-consumer.ts`,
        search: '      event.position > this.checkpointOf(lane)\n',
        replace: '      this.checkpointOf(lane) >= 0n\n',
      },
    ],
    specs: [topics],
  },
  {
    guard: 'a checkpoint moves with its effect, not before',
    file: `${bus}/consumer/group-consumer.ts`,
    search: `      await work(tx);
      await moveCheckpoints(tx, this.parts.group.name, this.progress, reached);
    });
    for (const [lane, position] of reached)`,
    replace: `      await moveCheckpoints(tx, this.parts.group.name, this.progress, reached);
    });
    await inTransaction(this.parts.pool, work);
    for (const [lane, position] of reached)`,
    specs: [log, kafka],
  },
  {
    guard: 'a checkpoint moves from where the batch found it',
    file: `${bus}/consumer/checkpoints.ts`,
    search: 'where checkpoint.position = excluded.previous`',
    replace: 'where checkpoint.position is not null`',
    specs: [log, kafka],
  },
  {
    guard: "a batch knows the group's parkings and releases (revision check)",
    file: `${bus}/consumer/checkpoints.ts`,
    search: 'where consumer_group = $1 and generation = $2 and revision = $6 for share)',
    replace: 'where consumer_group = $1 and generation = $2 and $6::int is not null for share)',
    specs: [log, kafka],
  },
  {
    guard: 'ids are derived from what they name',
    file: 'packages/contracts/src/ids.ts',
    search: '  const digest = hash(',
    replace: '  if (parts.length > 0) return v7() as Id;\n  const digest = hash(',
    specs: [sales, engine],
  },
  {
    guard: 'a money group parks at what it cannot handle',
    file: `${bus}/consumer/group-consumer.ts`,
    search: "const parks = group.onFailure === 'park' || error instanceof NewerThanKnown;",
    replace: 'const parks = error instanceof NewerThanKnown;',
    specs: [log],
  },
  {
    guard: 'the relay notes what is published, not what will be',
    file: `${bus}/kafka/relay.ts`,
    search: `        await publisher.publish(page);
        position = page.at(-1)?.position ?? position;
`,
    replace: `        position = page.at(-1)?.position ?? position;
        await publisher.publish(page);
`,
    specs: [topics],
  },
  {
    guard: 'what the engine remembers holds only where its books stand as it left them',
    file: 'services/commission/src/application/recent-books.ts',
    search: 'found && found.at === at ?',
    replace: 'found ?',
    specs: ['services/all/src/bench/replay/replay.unit.spec.ts'],
  },
];
