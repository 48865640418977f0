/** The only place where ports meet adapters. */
import type { MigrationSet } from '@tributary/event-store';
import type { ServiceContext, ServiceDefinition } from '@tributary/service-kit';
import { PartnerImportsController } from './adapters/http/imports.controller.js';
import { MailController } from './adapters/http/mail.controller.js';
import { PartnersController } from './adapters/http/partners.controller.js';
import { PlacesController } from './adapters/http/places.controller.js';
import { ProfileController } from './adapters/http/profile.controller.js';
import { MailSender } from './adapters/mail-sender.js';
import { BUS, MAILS, PERSONAL, PORTS, QUERIES } from './adapters/tokens.js';
import type { Ports } from './application/ports.js';
import { directoryGroup, DirectoryProjection, directoryTables } from './projections/directory.projection.js';
import { DirectoryQueries } from './projections/directory.queries.js';
import { mailGroup, MailProjection, mailTables } from './projections/mail.projection.js';
import { MailQueries } from './projections/mail.queries.js';
import { lastPriced, pricedGroup, PricedProjection, pricedTables } from './projections/priced.projection.js';

export const partnerMigrations: MigrationSet = {
  schema: 'partner',
  directory: new URL('./migrations/', import.meta.url),
};

class PartnerModule {}

/** How long a look at what is priced waits for what was just recorded. */
const patience = 1_000;

export function partnerService({ pools, facts, clock, personal, config, bus }: ServiceContext): ServiceDefinition {
  const ports: Ports = {
    facts,
    clock,
    personal,
    secret: config.secret,
    publicUrl: config.publicUrl,
    lastPriced: async (organisation, partner) => {
      await bus.waitFor(pricedGroup, organisation, await facts.head(), patience);
      return lastPriced(pools.request, organisation, partner);
    },
  };
  const sender = config.smtpUrl ? new MailSender(config.smtpUrl, pools.worker, ports) : null;
  return {
    name: 'partner',
    groups: [
      { group: directoryGroup, tables: directoryTables },
      { group: mailGroup, tables: mailTables },
      { group: pricedGroup, tables: pricedTables },
    ],
    module: {
      module: PartnerModule,
      controllers: [
        DirectoryProjection,
        MailProjection,
        PricedProjection,
        PlacesController,
        PartnersController,
        ProfileController,
        MailController,
        PartnerImportsController,
      ],
      providers: [
        { provide: PORTS, useValue: ports },
        { provide: QUERIES, useValue: new DirectoryQueries(pools.request, personal) },
        { provide: MAILS, useValue: new MailQueries(pools.request, ports) },
        { provide: BUS, useValue: bus },
        { provide: PERSONAL, useValue: personal },
      ],
    },
    start: async () => sender?.start(),
    stop: async () => sender?.stop(),
  };
}
