import { readFileSync } from 'node:fs';
import { Controller, UseFilters } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { announce, consumerGroup, type Delivery, KeepCause, type LiveTopic } from '@tributary/bus';
import { isOf, type EventType, type RecordedEvent } from '@tributary/contracts';

export const directoryGroup = consumerGroup('referral-directory', { onFailure: 'dead-letter' });
export const directoryTables = ['program', 'link', 'customer'];

const sql = (name: string): string => readFileSync(new URL(`./${name}.sql`, import.meta.url), 'utf8');

/** In this order within a batch: a program's state follows its creation, an attribution its signup. */
const steps: readonly { name: string; text: string; types: readonly EventType[]; topic: LiveTopic }[] = [
  { name: 'add-programs', text: sql('add-programs'), types: ['ProgramCreated'], topic: 'programs' },
  {
    name: 'set-program-states',
    text: sql('set-program-states'),
    types: ['ProgramActivated', 'ProgramPaused', 'ProgramEnded'],
    topic: 'programs',
  },
  { name: 'add-links', text: sql('add-links'), types: ['LinkCreated'], topic: 'links' },
  { name: 'add-customers', text: sql('add-customers'), types: ['SignupRecorded'], topic: 'referrals' },
  { name: 'set-attributions', text: sql('set-attributions'), types: ['Attributed'], topic: 'referrals' },
];
export const directoryTypes = steps.flatMap(({ types }) => types);

@Controller()
@UseFilters(KeepCause)
export class DirectoryProjection {
  @EventPattern<string>(directoryGroup.name, directoryGroup.transportId, { types: directoryTypes })
  async on(@Payload() events: readonly RecordedEvent[], @Ctx() delivery: Delivery): Promise<void> {
    for (const { name, text, types, topic } of steps) {
      const mine = events.filter((event) => isOf(event, ...types));
      if (mine.length === 0) continue;
      const rows = mine.map(({ organisation, type, position, occurredAt, data }) => ({
        organisation,
        type,
        position: String(position),
        occurredAt,
        data,
      }));
      await delivery.tx.query({ name, text, values: [delivery.generation, JSON.stringify(rows)] });
      await announce(delivery, topic, mine);
    }
  }
}
