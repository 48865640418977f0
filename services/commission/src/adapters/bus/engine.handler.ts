import { Controller, UseFilters } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { type Delivery, KeepCause } from '@tributary/bus';
import type { OrganisationId, RecordedEvent } from '@tributary/contracts';
import { postEntries } from '../../application/post-entries.js';
import { RecentBooks } from '../../application/recent-books.js';
import { factTypes } from '../../domain/facts.js';
import { engineGroup } from '../../groups.js';
import { postgresSlices } from '../postgres/postgres-slices.js';

@Controller()
@UseFilters(KeepCause)
export class EngineHandler {
  private readonly recent = new RecentBooks();

  @EventPattern<string>(engineGroup.name, engineGroup.transportId, { types: factTypes })
  async onFacts(@Payload() facts: readonly RecordedEvent[], @Ctx() { tx, generation, emit }: Delivery): Promise<void> {
    const store = postgresSlices(tx, generation);
    for (const own of byOrganisation(facts).values()) emit(await postEntries(own, store, this.recent));
  }
}

function byOrganisation(events: readonly RecordedEvent[]): Map<OrganisationId, RecordedEvent[]> {
  const groups = new Map<OrganisationId, RecordedEvent[]>();
  for (const event of events) {
    const group = groups.get(event.organisation);
    if (group) group.push(event);
    else groups.set(event.organisation, [event]);
  }
  return groups;
}
