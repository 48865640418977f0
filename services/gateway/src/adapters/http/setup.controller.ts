import { Body, Controller, Get, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, problem, Public, Refuses } from '@tributary/service-kit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { createOrganisation, hasOrganisation } from '../../application/create-organisation.js';
import type { Ports } from '../../application/ports.js';
import { lastsFor, openSession } from '../../application/sessions.js';
import { PORTS } from '../tokens.js';
import { sessionCookieHeader, setSessionCookie } from './cookies.js';
import { callerBehind } from './edge.js';
import { SetupDto } from './session.dto.js';
import { SetupResultDto, SetupStateDto } from './session-answers.dto.js';

const zone = 'UTC';

@ApiTags('setup')
@Controller('api')
export class SetupController {
  constructor(@Inject(PORTS) private readonly ports: Ports) {}

  @Get('setup')
  @Public()
  @ApiOkResponse({ type: SetupStateDto })
  async state(): Promise<SetupStateDto> {
    return { needed: !(await hasOrganisation(this.ports.pools.worker)) };
  }

  @Post('setup')
  @Public()
  @ApiCreatedResponse({ type: SetupResultDto, headers: sessionCookieHeader })
  @Refuses('setup-done', 'not-permitted', 'wrong-credentials')
  async setUp(
    @Body() body: SetupDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SetupResultDto> {
    if (await hasOrganisation(this.ports.pools.worker)) throw problem('setup-done');
    if (!isLocal(request) && callerBehind(request)?.role !== 'operator') {
      throw problem('not-permitted', {
        detail: "From another machine this needs the operator's token, which start prints or names the file of.",
      });
    }
    const { result, account } = await this.create(body, true);
    const opened = await openSession(this.ports, this.ports.pools.worker, account, deviceOf(request));
    if (opened) setSessionCookie(reply, opened.token, { publicUrl: this.ports.config.publicUrl, lasts: lastsFor });
    return result;
  }

  @Post('organisations')
  @Allow('operator')
  @ApiCreatedResponse({ type: SetupResultDto })
  @Refuses('wrong-credentials')
  async add(@Body() body: SetupDto): Promise<SetupResultDto> {
    return (await this.create(body, false)).result;
  }

  private async create({ organisation, name, email, password }: SetupDto, first: boolean) {
    const wanted = { organisation, email, password, zone, name: name ?? email.slice(0, email.indexOf('@')) };
    const created = await createOrganisation(this.ports, wanted, { first });
    if (created.kind === 'set-up-already') throw problem('setup-done');
    if (created.kind === 'wrong-password')
      throw problem('wrong-credentials', { detail: 'This address has an account; give its password.' });
    const { id, apiKey, account } = created;
    return { result: { organisation: { id, name: organisation }, apiKey }, account };
  }
}

/** From this machine, under a name of this machine: a page elsewhere whose name was pointed here is not local. */
function isLocal({ ip, hostname }: FastifyRequest): boolean {
  const name = hostname.replace(/:\d+$/, '').replace(/^\[|\]$/g, '');
  return ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(ip) && ['localhost', '127.0.0.1', '::1'].includes(name);
}

export function deviceOf({ headers }: FastifyRequest): string {
  return (headers['user-agent'] ?? 'unknown').slice(0, 300);
}
