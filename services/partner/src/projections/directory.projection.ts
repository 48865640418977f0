import { readFileSync } from 'node:fs';
import { Controller, Inject, UseFilters } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { announce, consumerGroup, type Delivery, KeepCause } from '@tributary/bus';
import { isOf, type OrganisationId, type RecordedEvent } from '@tributary/contracts';
import type { PersonalData } from '@tributary/service-kit';
import { PERSONAL } from '../adapters/tokens.js';
import { evolvePartner, foldedTypes, type Partner } from '../domain/partner.js';

export const directoryGroup = consumerGroup('partner-directory', { onFailure: 'dead-letter' });
export const directoryTables = ['partner'];

const loadSql = readFileSync(new URL('./load-partners.sql', import.meta.url), 'utf8');
const storeSql = readFileSync(new URL('./store-partners.sql', import.meta.url), 'utf8');

/** Folds each partner of a batch from the row it has: one SELECT and one upsert, however many events. */
@Controller()
@UseFilters(KeepCause)
export class DirectoryProjection {
  constructor(@Inject(PERSONAL) private readonly personal: PersonalData) {}

  @EventPattern<string>(directoryGroup.name, directoryGroup.transportId, { types: [...foldedTypes] })
  async on(@Payload() events: readonly RecordedEvent[], @Ctx() delivery: Delivery): Promise<void> {
    const mine = events.filter(
      (event) => isOf(event, ...foldedTypes) && !(isOf(event, 'PersonErased') && event.data.kind === 'customer'),
    );
    const partners = await load(delivery, mine);
    for (const event of mine) {
      const evolved = evolvePartner(partners.get(keyOf(event)), event);
      if (evolved) partners.set(keyOf(event), evolved);
    }
    const rows = await this.withLookups([...partners.values()]);
    await delivery.tx.query({
      name: 'store-partners',
      text: storeSql,
      values: [delivery.generation, JSON.stringify(rows)],
    });
    await announce(delivery, 'partners', mine);
  }

  private async withLookups(partners: readonly Partner[]): Promise<object[]> {
    const organisations = [...new Set(partners.map(({ organisation }) => organisation))];
    const rows = await Promise.all(
      organisations.map(async (organisation) => {
        const mine = partners.filter((partner) => partner.organisation === organisation);
        const opened = await this.personal.openAll(
          organisation,
          mine.map(({ personal }) => personal),
        );
        return mine.map((partner, n) => {
          const email = opened[n]?.['email'];
          const parent = partner.parents.at(-1)?.parent ?? null;
          return { ...partner, parent, emailLookup: email ? this.personal.lookup(email) : null };
        });
      }),
    );
    return rows.flat();
  }
}

const partnerOf = (event: RecordedEvent): string =>
  isOf(event, 'PersonErased') ? event.data.person : String((event.data as { partner?: unknown }).partner);
const keyOf = (event: RecordedEvent): string => `${event.organisation} ${partnerOf(event)}`;

async function load({ tx, generation }: Delivery, events: readonly RecordedEvent[]): Promise<Map<string, Partner>> {
  const wanted = new Map(events.map((event) => [keyOf(event), event]));
  const organisations: OrganisationId[] = [...wanted.values()].map(({ organisation }) => organisation);
  const { rows } = await tx.query<Partner>({
    name: 'load-partners',
    text: loadSql,
    values: [generation, organisations, [...wanted.values()].map(partnerOf)],
  });
  return new Map(rows.map((partner) => [`${partner.organisation} ${partner.id}`, partner]));
}
