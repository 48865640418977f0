import { Body, Controller, Get, HttpCode, Inject, Param, ParseUUIDPipe, Post, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { derivedId, type EventId, newEvent, streamName } from '@tributary/contracts';
import {
  Allow,
  answerPosition,
  AnswersPosition,
  Caller,
  type Identity,
  type Operations,
  problem,
  type ReadModelState,
  Refuses,
  type ServiceDeadLetter,
} from '@tributary/service-kit';
import type { FastifyReply } from 'fastify';
import type { Ports } from '../../application/ports.js';
import { OPERATIONS, PORTS } from '../tokens.js';
import { DeadLetterDto, ReadModelDto, SkipDto } from './operations.dto.js';

@ApiTags('operations')
@Controller('api/operations')
@Allow('admin')
export class OperationsController {
  constructor(
    @Inject(PORTS) private readonly ports: Ports,
    @Inject(OPERATIONS) private readonly operations: Operations,
  ) {}

  @Get('dead-letters')
  @ApiOkResponse({ type: [DeadLetterDto] })
  async deadLetters(@Caller() { organisation }: Identity): Promise<DeadLetterDto[]> {
    return (await this.operations.deadLetters(organisation)).map(shownLetter);
  }

  @Post('dead-letters/:id/replay')
  @HttpCode(204)
  @ApiNoContentResponse()
  @Refuses('unknown-dead-letter', 'wrong-state')
  async replay(@Caller() { organisation }: Identity, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    const { found, failure } = await this.operations.replay(id, organisation);
    if (!found) throw problem('unknown-dead-letter');
    if (failure !== undefined) throw problem('wrong-state', { detail: `It failed again: ${failure}` });
  }

  /** A fact first, so that a replay or rebuild leaves the event out too. */
  @Post('dead-letters/:id/skip')
  @HttpCode(204)
  @ApiNoContentResponse()
  @AnswersPosition()
  @Refuses('unknown-dead-letter')
  async skip(
    @Caller() { organisation, actor }: Identity,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: SkipDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const letter = (await this.operations.deadLetters(organisation)).find((candidate) => candidate.id === id);
    if (!letter) throw problem('unknown-dead-letter');
    const { group, eventId, position } = letter;
    const stream = streamName(organisation, 'skip', derivedId('skip', group, eventId));
    const fact = newEvent(
      'EventSkipped',
      { group, event: eventId, position: String(position), reason },
      {
        id: derivedId<EventId>('skipped', group, eventId),
        actor,
        occurredAt: this.ports.clock.now(),
      },
    );
    const outcome = await this.ports.facts.append(stream, [fact], 0); // a conflict: somebody has said so before
    if (outcome.kind === 'refused') throw problem('unstorable-text');
    await this.operations.skip(id, organisation);
    if (outcome.kind === 'appended') answerPosition(reply, outcome.position);
  }

  @Get('read-models')
  @ApiOkResponse({ type: [ReadModelDto] })
  async readModels(): Promise<ReadModelDto[]> {
    return (await this.operations.readModels()).map(shownModel);
  }

  @Post('read-models/:name/rebuild')
  @HttpCode(200)
  @ApiOkResponse({ type: ReadModelDto })
  @Refuses('unknown-read-model')
  async rebuild(@Param('name') name: string): Promise<ReadModelDto> {
    if (!(await this.operations.rebuild(name))) throw problem('unknown-read-model');
    const model = (await this.operations.readModels()).find((candidate) => candidate.name === name);
    if (!model) throw problem('unknown-read-model');
    return shownModel(model);
  }
}

function shownLetter({
  id,
  service,
  group,
  kind,
  position,
  eventType,
  eventId,
  reason,
  since,
}: ServiceDeadLetter): DeadLetterDto {
  return {
    id,
    service,
    group,
    kind,
    position: String(position),
    eventType,
    eventId,
    reason,
    since: new Date(since).toISOString(),
  };
}

function shownModel({ position, lag, ...model }: ReadModelState): ReadModelDto {
  return { ...model, position: String(position), lag: Number(lag) };
}
