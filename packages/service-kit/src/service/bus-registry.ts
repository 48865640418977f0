import {
  type BusTransport,
  type GroupTransport,
  listDeadLetters,
  laneOf,
  logBus,
  type Outbox,
  outboxOf,
  release,
  skip,
} from '@tributary/bus';
import type { EventStore, LogName } from '@tributary/event-store';
import { rebuild } from '@tributary/projections';
import type { Pool } from 'pg';
import type { BusRegistry, GroupRegistration, ServiceDeadLetter, ServiceDefinition } from './service.js';

interface Member {
  readonly service: ServiceDefinition['name'];
  readonly registration: GroupRegistration;
  readonly transport: GroupTransport;
  readonly pool: Pool;
  readonly store: EventStore;
  readonly outbox: Outbox;
  rebuilding: boolean;
}

export interface RunningBus extends BusRegistry {
  /** Makes the transports of a service's groups; to be connected to its Nest application. */
  join(service: ServiceDefinition, workerPool: Pool): Promise<GroupTransport[]>;
  /** Every group has read the whole log, and nothing waits to be appended to it. */
  isIdle(): Promise<boolean>;
  /** After the applications have closed. */
  close(): Promise<void>;
}

export function runningBus(
  stores: Readonly<Record<LogName, EventStore>>,
  source: BusTransport = logBus(stores),
): RunningBus {
  const members: Member[] = [];
  const outboxes: Outbox[] = [];
  let rebuilds: Promise<unknown> = Promise.resolve(); // one after another: each holds two of its service's connections

  const named = (group: string): Member | undefined =>
    members.find(({ registration }) => registration.group.name === group);
  const deadLetters: BusRegistry['deadLetters'] = async (organisation) => {
    const pools = new Map(members.map(({ service, pool }) => [service, pool]));
    const lists = await Promise.all(
      [...pools].map(async ([service, pool]) =>
        (await listDeadLetters(pool)).map((letter): ServiceDeadLetter => ({ ...letter, service })),
      ),
    );
    return lists.flat().filter((letter) => letter.organisation === organisation);
  };
  const letterOf = async (...[id, organisation]: Parameters<BusRegistry['replay']>) => {
    const letter = (await deadLetters(organisation)).find((candidate) => candidate.id === id);
    const member = letter && named(letter.group);
    return member ? { letter, member } : undefined;
  };

  const readHeads = async () => ({ fact: await stores.fact.head(), click: await stores.click.head() });
  const readModels: RunningBus['readModels'] = async () => {
    const heads = await readHeads();
    return Promise.all(
      members.map(async ({ service, registration: { group }, transport, outbox, rebuilding }) => {
        const position = await transport.position();
        const outgoing = !(await outbox.isEmpty()); // after the position: what came of everything up to there is in it
        const lag = heads[group.log] > position ? heads[group.log] - position : 0n;
        return { name: group.name, service, position, generation: transport.generation, rebuilding, lag, outgoing };
      }),
    );
  };

  return {
    join: async (service, workerPool) => {
      const outbox = outboxOf(workerPool, stores.fact);
      outboxes.push(outbox);
      return Promise.all(
        service.groups.map(async (registration) => {
          const { group } = registration;
          const store = stores[group.log];
          const transport = await source.transportFor({ group, store, pool: workerPool, outbox });
          const own = { registration, transport, outbox, pool: workerPool, store };
          members.push({ service: service.name, ...own, rebuilding: false });
          return transport;
        }),
      );
    },

    waitFor: async (group, organisation, position, within) =>
      (await named(group.name)?.transport.waitFor(organisation, position, within)) ?? false,

    readModels,

    isIdle: async () => {
      const heads = await readHeads();
      for (const { registration, transport } of members)
        if (heads[registration.group.log] > (await transport.position())) return false;
      const empty = await Promise.all(outboxes.map((outbox) => outbox.isEmpty()));
      // What an outbox appended meanwhile is read by groups again.
      return empty.every(Boolean) && (await stores.fact.head()) === heads.fact;
    },

    rebuild: async (name) => {
      const member = named(name);
      if (!member) return false;
      const done = rebuilds.then(() => rebuildMember(member, stores.fact));
      rebuilds = done.catch(() => undefined);
      await done;
      return true;
    },

    deadLetters,

    replay: async (id, organisation) => {
      const found = await letterOf(id, organisation);
      if (!found) return { found: false };
      const {
        letter,
        member: { pool, transport, store },
      } = found;
      if (letter.kind === 'parked') {
        await release(pool, letter);
        transport.refresh();
        return { found: true };
      }
      const event = await store.readAt(BigInt(letter.position));
      if (event?.id !== letter.eventId) return { found: true, failure: 'The event is no longer in the log' };
      try {
        return { found: await transport.replay(id, event) };
      } catch (error) {
        return { found: true, failure: String(error) };
      }
    },

    skip: async (id, organisation) => {
      const found = await letterOf(id, organisation);
      if (!found) return null;
      const {
        letter,
        member: { pool, transport },
      } = found;
      await skip(pool, letter);
      transport.refresh();
      return { group: letter.group, eventId: letter.eventId, position: letter.position };
    },

    close: async () => {
      await source.close();
      await Promise.all(outboxes.map((outbox) => outbox.close()));
    },
  };
}

async function rebuildMember(member: Member, facts: EventStore): Promise<void> {
  const {
    transport,
    registration: { group, tables },
    pool,
    store,
  } = member;
  member.rebuilding = true;
  try {
    await rebuild(
      { pool, store, facts },
      {
        group: group.name,
        log: group.log,
        types: transport.handledTypes,
        tables,
        laneOf: (event) => laneOf(group.log, event),
        callHandlers: (batch, delivery) => transport.callHandlers(batch, delivery),
      },
    );
  } finally {
    member.rebuilding = false;
    transport.refresh();
  }
}
