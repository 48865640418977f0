import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Inject,
  Param,
  ParseUUIDPipe,
  Patch,
  Post,
  Put,
  Req,
  Res,
} from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { announceClosing } from '@tributary/bus';
import { partnerRoles, staffRoles } from '@tributary/contracts';
import { Allow, iso, problem, Public, Refuses } from '@tributary/service-kit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Ports } from '../../application/ports.js';
import { hashPassword, passwordMatches } from '../../application/secrets.js';
import { describeSession, idleFor, lastsFor, openSession } from '../../application/sessions.js';
import {
  accountByEmail,
  accountById,
  changeAccount,
  endOtherSessions,
  endOverdueSessions,
  endSession,
  membershipsOf,
  type SessionRow,
  sessionsOf,
  switchSession,
} from '../postgres/accounts.js';
import { PORTS } from '../tokens.js';
import { clearSessionCookie, sessionCookieHeader, setSessionCookie } from './cookies.js';
import { sessionBehind, takeOne } from './edge.js';
import { AccountChangeDto, SignInDto, SwitchDto } from './session.dto.js';
import { DeviceDto, SessionDto } from './session-answers.dto.js';
import { deviceOf } from './setup.controller.js';

const people = [...staffRoles, ...partnerRoles] as const;

@ApiTags('session')
@Controller('api')
export class SessionController {
  constructor(@Inject(PORTS) private readonly ports: Ports) {}

  @Get('session')
  @Allow(...people)
  @ApiOkResponse({ type: SessionDto })
  async current(@Req() request: FastifyRequest): Promise<SessionDto> {
    const session = await describeSession(this.ports, ownSession(request));
    if (!session) throw problem('session-expired');
    return session;
  }

  @Post('session')
  @Public()
  @ApiCreatedResponse({ type: SessionDto, headers: sessionCookieHeader })
  @Refuses('wrong-credentials', 'not-permitted')
  async signIn(
    @Body() { email, password }: SignInDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionDto> {
    const { pools, clock, limits, config } = this.ports;
    const tries = `${email.toLowerCase()} ${request.ip}`;
    takeOne(limits.signIn, tries, reply);
    takeOne(limits.signInAddress, request.ip, reply);
    const account = await accountByEmail(pools.worker, email);
    if (!(await passwordMatches(account?.password, password)) || !account) throw problem('wrong-credentials');
    const opened = await openSession(this.ports, pools.worker, account, deviceOf(request));
    if (!opened) throw problem('not-permitted', { detail: 'This account belongs to no organisation any more.' });
    limits.signIn.forget(tries);
    limits.signInAddress.forget(request.ip);
    await endOverdueSessions(pools.worker, clock.now() - idleFor, clock.now());
    setSessionCookie(reply, opened.token, { publicUrl: config.publicUrl, lasts: lastsFor });
    return opened.session;
  }

  @Delete('session')
  @HttpCode(204)
  @Public()
  @ApiNoContentResponse()
  async signOut(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    const session = sessionBehind(request);
    if (session) {
      await endSession(this.ports.pools.worker, session.id, session.account);
      await announceClosing(this.ports.pools.worker, { session: session.id });
    }
    clearSessionCookie(reply);
  }

  @Put('session/membership')
  @Allow(...people)
  @ApiOkResponse({ type: SessionDto })
  async switchTo(@Body() { id }: SwitchDto, @Req() request: FastifyRequest): Promise<SessionDto> {
    const { worker } = this.ports.pools;
    const { id: session, account } = ownSession(request);
    const memberships = await membershipsOf(worker, account);
    if (!memberships.some((membership) => membership.id === id)) throw problem('not-permitted');
    await switchSession(worker, session, id);
    await announceClosing(worker, { session }); // its screens belong to the organisation before
    const described = await describeSession(this.ports, { account, membership: id });
    if (!described) throw problem('session-expired');
    return described;
  }

  @Get('sessions')
  @Allow(...people)
  @ApiOkResponse({ type: [DeviceDto] })
  async list(@Req() request: FastifyRequest): Promise<DeviceDto[]> {
    const { account, id: current } = ownSession(request);
    const now = this.ports.clock.now();
    const rows = await sessionsOf(this.ports.pools.worker, account, now - idleFor, now);
    return rows.map(({ id, device, createdAt, lastSeenAt }) => ({
      id,
      device,
      createdAt: iso(createdAt),
      lastSeenAt: iso(lastSeenAt),
      current: id === current,
    }));
  }

  @Delete('sessions/:id')
  @HttpCode(204)
  @Allow(...people)
  @ApiNoContentResponse()
  @Refuses('unknown-session')
  async end(@Param('id', ParseUUIDPipe) id: string, @Req() request: FastifyRequest): Promise<void> {
    if (!(await endSession(this.ports.pools.worker, id, ownSession(request).account))) throw problem('unknown-session');
    await announceClosing(this.ports.pools.worker, { session: id });
  }

  @Patch('account')
  @Allow(...people)
  @ApiOkResponse({ type: SessionDto })
  @Refuses('wrong-password')
  async change(
    @Body() { name, password, currentPassword }: AccountChangeDto,
    @Req() request: FastifyRequest,
  ): Promise<SessionDto> {
    const { worker } = this.ports.pools;
    const session = ownSession(request);
    if (password !== undefined) {
      const account = await accountById(worker, session.account);
      if (!(await passwordMatches(account?.password, currentPassword ?? ''))) {
        throw problem('wrong-password', {
          errors: [{ path: 'currentPassword', message: 'This is not the current password' }],
        });
      }
    }
    await changeAccount(worker, session.account, {
      name: name ?? null,
      password: password === undefined ? null : await hashPassword(password),
    });
    if (password !== undefined) await this.endOthers(session);
    return this.current(request);
  }

  /** Whoever knew the old password is out, and so are their screens. */
  private async endOthers({ id, account }: SessionRow): Promise<void> {
    const { worker } = this.ports.pools;
    for (const session of await endOtherSessions(worker, account, id)) await announceClosing(worker, { session });
  }
}

/** Keys have no session of their own. */
function ownSession(request: FastifyRequest): SessionRow {
  const session = sessionBehind(request);
  if (!session) throw problem('not-permitted', { detail: 'This is for people who signed in, not for API keys.' });
  return session;
}
