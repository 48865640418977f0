import { newEvent, programId, streamName } from '@tributary/contracts';
import {
  decideChange,
  decideTerms,
  evolveProgram,
  type NewProgram,
  type Program,
  type ProgramChange,
} from '../domain/program.js';
import { isRefusal, type Refusal, refuse } from '../domain/refusal.js';
import { appendFirst, changeStream, hasData } from './append.js';
import { programOf } from './catalogue.js';
import type { Actor, Ports } from './ports.js';

export interface ProgramAnswer {
  readonly program: Program;
  readonly added: boolean;
  readonly position: bigint | null;
}

export async function createProgram(
  { facts, clock }: Ports,
  { organisation, actor }: Actor,
  command: NewProgram,
): Promise<ProgramAnswer | Refusal> {
  const terms = decideTerms(command);
  if (isRefusal(terms)) return terms;
  const id = programId(organisation, terms.code);
  const data = { program: id, ...terms };
  const event = newEvent('ProgramCreated', data, { actor, occurredAt: clock.now() });
  const stored = await appendFirst(
    facts,
    streamName(organisation, 'program', id),
    event,
    hasData(data, undefined),
    () => refuse('already-exists', `There is a program with the code ${terms.code}.`),
  );
  if (isRefusal(stored)) return stored;
  const program: Program = { id, ...terms, state: 'draft', createdAt: stored.event.occurredAt, endedAt: null };
  return { program, added: stored.added, position: stored.position };
}

export function changeProgram(
  { facts, clock }: Ports,
  { organisation, actor }: Actor,
  reference: string,
  change: ProgramChange,
): Promise<ProgramAnswer | Refusal> {
  return changeStream<ProgramAnswer>(
    facts,
    streamName(organisation, 'program', programOf(organisation, reference)),
    (events) => {
      const program = events.reduce<Program | undefined>(evolveProgram, undefined);
      if (!program) return refuse('unknown-program', `There is no program ${reference}.`);
      const type = decideChange(program, change);
      if (isRefusal(type)) return type;
      if (type === null) return { result: { program, added: false, position: null } };
      const occurredAt = clock.now();
      const state = { ProgramActivated: 'active', ProgramPaused: 'paused', ProgramEnded: 'ended' } as const;
      const changed = {
        ...program,
        state: state[type],
        endedAt: type === 'ProgramEnded' ? occurredAt : program.endedAt,
      };
      return {
        append: [newEvent(type, { program: program.id }, { actor, occurredAt })],
        result: (position) => ({ program: changed, added: true, position }),
      };
    },
  );
}
