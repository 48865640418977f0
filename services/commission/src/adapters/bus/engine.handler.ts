import { Controller, UseFilters } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { announce, type Delivery, KeepCause } from '@tributary/bus';
import { isOf, type OrganisationId, type RecordedEvent } from '@tributary/contracts';
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
  async onFacts(@Payload() facts: readonly RecordedEvent[], @Ctx() delivery: Delivery): Promise<void> {
    const { tx, generation, emit } = delivery;
    const store = postgresSlices(tx, generation);
    for (const own of byOrganisation(facts).values()) emit(await postEntries(own, store, this.recent));
    // A settlement that only lets people approve a bonus posts nothing that would tell open screens.
    await announce(
      delivery,
      'commissions',
      facts.filter((fact) => isOf(fact, 'PeriodSettled', 'HourPassed')),
    );
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
