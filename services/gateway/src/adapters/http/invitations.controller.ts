import { Body, Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { answerPosition, AnswersPosition, problem, Public, Refuses } from '@tributary/service-kit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { acceptInvitation, showInvitation } from '../../application/invitations.js';
import type { Ports } from '../../application/ports.js';
import { lastsFor, openSession } from '../../application/sessions.js';
import { PORTS } from '../tokens.js';
import { sessionCookieHeader, setSessionCookie } from './cookies.js';
import { takeOne } from './edge.js';
import { AcceptDto } from './session.dto.js';
import { OpenInvitationDto, SessionDto } from './session-answers.dto.js';
import { deviceOf } from './setup.controller.js';

@ApiTags('invitations')
@Controller('api/invitations')
export class InvitationsController {
  constructor(@Inject(PORTS) private readonly ports: Ports) {}

  @Get(':token')
  @Public()
  @ApiOkResponse({ type: OpenInvitationDto })
  @Refuses('unknown-invitation')
  async show(@Param('token') token: string): Promise<OpenInvitationDto> {
    const invitation = await showInvitation(this.ports, token);
    if (!invitation) throw problem('unknown-invitation');
    return invitation;
  }

  @Post('accept')
  @Public()
  @ApiCreatedResponse({ type: SessionDto, headers: sessionCookieHeader })
  @AnswersPosition()
  @Refuses('unknown-invitation', 'invitation-closed', 'wrong-credentials')
  async accept(
    @Body() body: AcceptDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionDto> {
    const { limits, pools, config } = this.ports;
    takeOne(limits.signIn, `${body.token} ${request.ip}`, reply); // it tries a password where the address has an account
    const accepted = await acceptInvitation(this.ports, body);
    if (accepted.kind !== 'accepted') throw problem(accepted.kind);
    const opened = await openSession(this.ports, pools.worker, accepted.account, deviceOf(request));
    if (!opened) throw problem('invitation-closed');
    setSessionCookie(reply, opened.token, { publicUrl: config.publicUrl, lasts: lastsFor });
    answerPosition(reply, accepted.position);
    return opened.session;
  }
}
