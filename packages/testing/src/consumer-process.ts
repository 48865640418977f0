import type { Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { ConsumerGroup, DeadLetter } from '@tributary/bus';
import type { OrganisationId, ServiceName } from '@tributary/contracts';
import type { ReadModelState, RunningBus } from '@tributary/service-kit';
import type { Pool } from 'pg';

export interface ConsumerUnderTest {
  waitFor(organisation: OrganisationId, position: bigint, within: number): Promise<boolean>;
  deadLetters(organisation: OrganisationId): Promise<DeadLetter[]>;
  /** The failure, if it failed again. */
  replay(id: string, organisation: OrganisationId): Promise<string | undefined>;
  skip(id: string, organisation: OrganisationId): Promise<void>;
  rebuild(): Promise<void>;
  state(): Promise<ReadModelState>;
  /** An orderly end. */
  stop(): Promise<void>;
}

/** One group with one controller on a bus of its own, as if it were a process. */
export async function startConsumer(
  bus: RunningBus,
  {
    service,
    pool,
    group,
    handler,
    tables,
  }: {
    service: ServiceName;
    pool: Pool;
    group: ConsumerGroup;
    handler: Type;
    tables: readonly string[];
  },
): Promise<ConsumerUnderTest> {
  const module = { module: class {}, controllers: [handler] };
  const [strategy] = await bus.join({ name: service, groups: [{ group, tables }], module }, pool);
  if (!strategy) throw new Error('The group has no transport');
  const application = await NestFactory.createMicroservice(module, { strategy, logger: false });
  await application.listen();
  let stopping: Promise<void> | null = null;
  return {
    waitFor: (organisation, position, within) => bus.waitFor(group, organisation, position, within),
    deadLetters: (organisation) => bus.deadLetters(organisation),
    replay: async (id, organisation) => (await bus.replay(id, organisation)).failure,
    skip: async (id, organisation) => {
      await bus.skip(id, organisation);
    },
    rebuild: async () => {
      if (!(await bus.rebuild(group.name))) throw new Error('There is no such group');
    },
    state: async () => {
      const [state] = await bus.readModels();
      if (!state) throw new Error('There is no such group');
      return state;
    },
    stop: () => {
      stopping ??= application.close().then(() => bus.close());
      return stopping;
    },
  };
}
