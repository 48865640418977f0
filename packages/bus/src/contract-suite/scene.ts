/** A consumer group that copies each sale into a table and answers it with an event of its own. */
import { randomUUID } from 'node:crypto';
import { Controller, type Type, UseFilters } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import {
  derivedId,
  type EventId,
  type NewEvent,
  newOrganisationId,
  type OrganisationId,
  type RecordedEvent,
  streamName,
} from '@tributary/contracts';
import type { EventStore } from '@tributary/event-store';
import type { Pool } from 'pg';
import type { DeadLetter } from '../consumer/dead-letters.js';
import { type ConsumerGroup, consumerGroup, type Delivery } from '../delivery.js';
import { KeepCause } from '../keep-cause.js';

/** What the suite asks of a process; how it is made is the transport's affair. */
export interface ConsumerProcess {
  waitFor(organisation: OrganisationId, position: bigint, within: number): Promise<boolean>;
  deadLetters(organisation: OrganisationId): Promise<DeadLetter[]>;
  /** The failure, if it failed again. */
  replay(id: string, organisation: OrganisationId): Promise<string | undefined>;
  skip(id: string, organisation: OrganisationId): Promise<void>;
  rebuild(): Promise<void>;
  /** As operators see it: how far it is behind, and whether something that it emitted is not in the log yet. */
  state(): Promise<{ readonly lag: bigint; readonly outgoing: boolean }>;
  /** An orderly end. */
  stop(): Promise<void>;
}

export interface BusUnderTest {
  readonly facts: EventStore;
  /** Of the service's worker, with the tables of `busMigrations` and `suiteMigrations`. */
  readonly pool: Pool;
  /** Starts one more process of a group; it ships its outbox through `facts`. */
  start(group: ConsumerGroup, handler: Type, tables: readonly string[], facts: EventStore): Promise<ConsumerProcess>;
  tearDown(): Promise<void>;
}

export interface Scene {
  readonly group: ConsumerGroup;
  readonly acme: OrganisationId;
  readonly globex: OrganisationId;
  /** Throws for what should fail; sees each event just before its effect is written. */
  disturb: (event: RecordedEvent, delivery: Delivery) => void | Promise<void>;
  /** How many batches handlers have begun. */
  readonly batches: number;
  start(facts?: EventStore): Promise<ConsumerProcess>;
  /** Appends sales to one new stream; answers their positions. */
  sell(organisation: OrganisationId, ...sales: readonly Partial<NewEvent>[]): Promise<bigint[]>;
  /** Positions in the order of their effects, as readers see them. */
  copies(organisation: OrganisationId): Promise<bigint[]>;
  answers(organisation: OrganisationId): Promise<RecordedEvent[]>;
  end(): Promise<void>;
}

export function saleOf(change: Partial<NewEvent> = {}): NewEvent {
  const id = randomUUID() as EventId;
  return {
    id,
    type: 'SaleRecorded',
    version: 1,
    actor: 'test',
    correlation: id,
    causation: null,
    occurredAt: 0,
    data: {},
    personal: null,
    ...change,
  };
}

export function prepareScene({ facts, pool, start }: BusUnderTest, onFailure: ConsumerGroup['onFailure']): Scene {
  const group = consumerGroup(`suite-${randomUUID()}`, { onFailure });
  const [acme, globex] = [newOrganisationId(), newOrganisationId()];
  const processes: ConsumerProcess[] = [];
  let batches = 0;

  @Controller()
  @UseFilters(KeepCause)
  class Copier {
    @EventPattern<string>(group.name, group.transportId, { types: ['SaleRecorded'] })
    async on(@Payload() sales: readonly RecordedEvent[], @Ctx() delivery: Delivery): Promise<void> {
      batches++;
      for (const sale of sales) {
        if (sale.organisation !== acme && sale.organisation !== globex) continue; // of another scene
        await scene.disturb(sale, delivery);
        await delivery.tx.query(
          'insert into copy (generation, consumer_group, organisation, position) values ($1, $2, $3, $4)',
          [delivery.generation, group.name, sale.organisation, sale.position],
        );
        delivery.emit([answerTo(sale)]);
      }
    }
  }

  const answerTo = ({ id, organisation }: RecordedEvent) => {
    const answer = derivedId<EventId>('copy', group.name, id);
    return {
      stream: streamName(organisation, 'commission', answer),
      expectedRevision: 0,
      event: saleOf({ id: answer, type: 'Copied', causation: id }),
    };
  };

  const scene: Scene = {
    group,
    acme,
    globex,
    disturb: () => undefined,
    get batches() {
      return batches;
    },
    start: async (through = facts) => {
      const consumer = await start(group, Copier, ['copy'], through);
      processes.push(consumer);
      return consumer;
    },
    sell: async (organisation, ...sales) => {
      const stream = streamName(organisation, 'conversion', randomUUID());
      const outcome = await facts.append(stream, sales.map(saleOf), 0);
      if (outcome.kind !== 'appended') throw new Error(`The sales were not stored: ${outcome.kind}`);
      return (await facts.readStream(stream, 0, sales.length)).map(({ position }) => position);
    },
    copies: async (organisation) => {
      const { rows } = await pool.query<{ position: string }>(
        `
        select position from copy
        where consumer_group = $1 and organisation = $2
          and generation = (select coalesce(max(generation), 1) from projection where consumer_group = $1)
        order by sequence`,
        [group.name, organisation],
      );
      return rows.map(({ position }) => BigInt(position));
    },
    answers: (organisation) => facts.readAll(0n, { organisation, types: ['Copied'] }, 1_000),
    end: async () => {
      await Promise.all(processes.map((consumer) => consumer.stop()));
    },
  };
  return scene;
}
