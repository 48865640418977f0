import { Body, Controller, Inject, Param, ParseUUIDPipe, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { commissionId, type ManualEntryId, newId, paidForId } from '@tributary/contracts';
import {
  Allow,
  answerPosition,
  Caller,
  type Identity,
  iso,
  problem,
  Refuses,
  type ServiceContext,
  Stores,
} from '@tributary/service-kit';
import type { FastifyReply } from 'fastify';
import {
  type EntryRefusal,
  type EntryStored,
  postManualEntry,
  undoManualEntry,
} from '../../application/post-manual-entry.js';
import { listGroup } from '../../groups.js';
import type { ReferenceReader } from '../../projections/reference.reader.js';
import type { PlanReader } from '../../projections/plan.reader.js';
import { CONTEXT, PLANS, REFERENCES } from '../tokens.js';
import { ManualEntryDto, NewManualEntryDto, UndoingDto } from './manual-entries.dto.js';

const patience = 1_000;

/** Amounts that no rule makes, at once in the balance. */
@ApiTags('commissions')
@Controller('api/manual-entries')
export class ManualEntriesController {
  constructor(
    @Inject(CONTEXT) private readonly context: ServiceContext,
    @Inject(REFERENCES) private readonly references: ReferenceReader,
    @Inject(PLANS) private readonly plans: PlanReader,
  ) {}

  @Post()
  @Allow('admin', 'finance')
  @Stores(ManualEntryDto)
  @Refuses('unknown-program', 'unknown-partner', 'different-content', 'amount-out-of-range')
  async post(
    @Body() { id, program: named, partner: code, amount, reason }: NewManualEntryDto,
    @Caller() caller: Identity,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ManualEntryDto> {
    const { facts, bus } = this.context;
    await bus.waitFor(listGroup, caller.organisation, await facts.head(), patience);
    const [program] = await this.references.program(caller.organisation, named);
    if (!program) throw problem('unknown-program');
    const partner = (await this.plans.partners(caller.organisation, [code])).get(code)?.partner;
    if (!partner) throw problem('unknown-partner');
    const entry = (id ?? newId()) as ManualEntryId;
    return answerOf(
      reply,
      await postManualEntry(this.context, caller, { entry, program, partner, amount, reason }),
      program.currency,
    );
  }

  /** Posts the opposite; what is undone stays undone. */
  @Post(':id/undo')
  @Allow('admin', 'finance')
  @Stores(ManualEntryDto)
  @Refuses('unknown-entry', 'wrong-state')
  async undo(
    @Param('id', new ParseUUIDPipe({ exceptionFactory: () => problem('unknown-entry') })) id: string,
    @Body() { reason }: UndoingDto,
    @Caller() caller: Identity,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ManualEntryDto> {
    return answerOf(reply, await undoManualEntry(this.context, caller, id, reason), null);
  }
}

const whyNot: Partial<Record<EntryRefusal, { readonly detail: string }>> = {
  'amount-out-of-range': { detail: 'An entry adds or takes off something: not 0, and no more than can be booked.' },
  'wrong-state': { detail: 'This entry undoes another one, and is not undone itself. Post a new entry instead.' },
};

function answerOf(
  reply: FastifyReply,
  stored: EntryStored | EntryRefusal,
  programCurrency: string | null,
): ManualEntryDto {
  if (stored === 'wrong-currency') {
    const message = `The program pays in ${programCurrency}.`;
    throw problem('invalid-input', { errors: [{ path: 'amount.currency', message }] });
  }
  if (typeof stored === 'string') throw problem(stored, whyNot[stored]);
  const { entry, partner, program, amount, currency, undoes } = stored.entry;
  void reply.code(stored.added ? 201 : 200);
  answerPosition(reply, stored.position);
  return {
    id: entry,
    commission: commissionId({ conversion: paidForId(program, 'manual', entry), partner, component: 'manual' }),
    program,
    partner,
    amount: { amount, currency },
    reason: stored.reason,
    undoes: undoes ?? null,
    at: iso(stored.at),
    position: String(stored.position),
  };
}
