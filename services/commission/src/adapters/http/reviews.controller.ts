import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { staffRoles } from '@tributary/contracts';
import { exactly } from '@tributary/money';
import { Allow, Caller, type Identity, iso } from '@tributary/service-kit';
import type { ReviewReader } from '../../projections/review.reader.js';
import { REVIEWS } from '../tokens.js';
import { ReviewItemDto } from './commission-answers.dto.js';

/** What the rules leave to people. */
@ApiTags('commissions')
@Controller('api/reviews')
export class ReviewsController {
  constructor(@Inject(REVIEWS) private readonly reader: ReviewReader) {}

  @Get()
  @Allow(...staffRoles)
  @ApiOkResponse({ type: [ReviewItemDto] })
  async list(@Caller() caller: Identity): Promise<ReviewItemDto[]> {
    const rows = await this.reader.reviews(caller.organisation);
    return rows.map((row) => ({
      id: row.id,
      kind: row.kind,
      program: row.program,
      reference: row.externalId,
      customer: row.customer,
      amount: { amount: exactly(row.amount), currency: row.currency },
      at: iso(Number(row.at)),
    }));
  }
}
