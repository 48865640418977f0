import { Controller, Inject, type StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Caller, csvOf, type CsvTable, GivesPartnersCsv, type Identity, iso } from '@tributary/service-kit';
import { maskCustomer } from '../../domain/mask.js';
import type { After, DirectoryQueries, ReferralRow } from '../../projections/directory.queries.js';
import { QUERIES } from '../tokens.js';
import { ownPartner } from './links.controller.js';

const table: CsvTable<ReferralRow, After> = {
  name: 'referrals.csv',
  columns: ['customer', 'link', 'program', 'clicked_at', 'signed_up_at'],
  placeOf: ({ signedUpAt, id }) => ({ at: signedUpAt, id }),
  cellsOf: ({ customer, linkCode, programName, clickedAt, signedUpAt }) => [
    maskCustomer(customer),
    linkCode,
    programName,
    clickedAt === null ? null : iso(clickedAt),
    iso(signedUpAt),
  ],
};

@ApiTags('referrals')
@Controller('api/referrals/export')
export class OwnReferralsController {
  constructor(@Inject(QUERIES) private readonly queries: DirectoryQueries) {}

  /** Who signed up through a partner, customers masked as in its list. */
  @GivesPartnersCsv('Who signed up through a partner, customers masked')
  export(@Caller() caller: Identity): StreamableFile {
    const filter = { partner: ownPartner(caller), program: null, search: null };
    return csvOf(table, (after, limit) => this.queries.referrals(caller.organisation, { ...filter, after, limit }));
  }
}
