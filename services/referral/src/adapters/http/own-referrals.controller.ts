import { Controller, Get, Inject, type StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { partnerRoles } from '@tributary/contracts';
import {
  Allow,
  AnswersCsv,
  Caller,
  csvFile,
  type CsvRow,
  type Identity,
  iso,
  rowsByPage,
} from '@tributary/service-kit';
import { maskCustomer } from '../../domain/mask.js';
import type { After, DirectoryQueries, ReferralRow } from '../../projections/directory.queries.js';
import { QUERIES } from '../tokens.js';
import { ownPartner } from './links.controller.js';

const columns = ['customer', 'link', 'program', 'clicked_at', 'signed_up_at'];

@ApiTags('referrals')
@Controller('api/referrals/export')
export class OwnReferralsController {
  constructor(@Inject(QUERIES) private readonly queries: DirectoryQueries) {}

  /** Who signed up through a partner, customers masked as in its list. */
  @Get()
  @Allow(...partnerRoles)
  @AnswersCsv('Who signed up through a partner, customers masked')
  export(@Caller() caller: Identity): StreamableFile {
    const filter = { partner: ownPartner(caller), program: null, search: null };
    const pages = rowsByPage(
      (after: After | null, limit) => this.queries.referrals(caller.organisation, { ...filter, after, limit }),
      ({ signedUpAt, id }) => ({ at: signedUpAt, id }),
      cellsOf,
    );
    return csvFile('referrals.csv', columns, pages);
  }
}

const cellsOf = ({ customer, linkCode, programName, clickedAt, signedUpAt }: ReferralRow): CsvRow => [
  maskCustomer(customer),
  linkCode,
  programName,
  clickedAt === null ? null : iso(clickedAt),
  iso(signedUpAt),
];
