import { Controller, Get, Inject, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  Allow,
  type BusRegistry,
  Caller,
  type Identity,
  iso,
  pageOf,
  PageQuery,
  ReadsWrites,
  readYourWrites,
} from '@tributary/service-kit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { directoryGroup } from '../../projections/directory.projection.js';
import { mailGroup } from '../../projections/mail.projection.js';
import type { MailQueries } from '../../projections/mail.queries.js';
import { BUS, MAILS } from '../tokens.js';
import { afterOf } from './answers.js';
import { MailPageDto } from './partners.dto.js';

/** What was sent, or is kept because no SMTP server is configured. Its links let people in, so admins alone read it. */
@ApiTags('mail')
@Controller('api/mail')
export class MailController {
  constructor(
    @Inject(MAILS) private readonly mails: MailQueries,
    @Inject(BUS) private readonly bus: BusRegistry,
  ) {}

  @Get()
  @Allow('admin')
  @ApiOkResponse({ type: MailPageDto })
  @ReadsWrites()
  async list(
    @Caller() { organisation }: Identity,
    @Query() { cursor, limit }: PageQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MailPageDto> {
    const after = afterOf(cursor);
    await readYourWrites(request, reply, this.bus, organisation, mailGroup, directoryGroup);
    const { items, next } = pageOf(
      await this.mails.list(organisation, after, limit + 1),
      limit,
      (mail) => mail,
      ({ sentAt, id }) => [sentAt, id],
    );
    const written = await Promise.all(
      items.map(async (mail) => ({
        id: mail.id,
        ...(await this.mails.write(mail)),
        state: mail.state,
        createdAt: iso(mail.sentAt),
      })),
    );
    return { items: written, next };
  }
}
