import { type EventId, derivedId, isOf, newEvent, partnerId, programId, streamName } from '@tributary/contracts';
import { type ImportRow, isRowError, type PartnerRow, readPartner, type RowError } from '../domain/import-rows.js';
import { type Refusal, refuse } from '../domain/refusal.js';
import { hasFields } from './manage-partners.js';
import { idOf } from './partner-stream.js';
import type { Actor, Ports } from './ports.js';

export interface ImportOutcome {
  readonly added: number;
  readonly unchanged: number;
  readonly addedLines: readonly number[];
  readonly errors: readonly RowError[];
}

type RowOutcome = 'added' | 'unchanged' | RowError;

/** Partners belong to the organisation; the program is named because a file belongs to one. */
export async function importPartners(
  ports: Ports,
  actor: Actor,
  program: string,
  rows: readonly ImportRow[],
): Promise<ImportOutcome | Refusal> {
  const { organisation } = actor;
  const isId = idOf(organisation, program) === program;
  const [known] = await ports.facts.readStream(
    streamName(organisation, 'program', isId ? program : programId(organisation, program)),
    0,
    1,
  );
  if (!known) return refuse('unknown-program', `There is no program ${program}.`);

  const read = rows.map(readPartner);
  const outcomes = await Promise.all(read.map((row) => (isRowError(row) ? row : compare(ports, actor, row))));
  const fresh = read.filter((row, n): row is PartnerRow => outcomes[n] === 'missing' && !isRowError(row));
  const added = await addAll(ports, actor, fresh);
  const results = outcomes.map(
    (outcome, n): RowOutcome => (outcome === 'missing' ? (added.get(read[n]?.line ?? 0) ?? 'unchanged') : outcome),
  );
  return {
    added: results.filter((result) => result === 'added').length,
    unchanged: results.filter((result) => result === 'unchanged').length,
    addedLines: rows.filter((_, n) => results[n] === 'added').map(({ line }) => line),
    errors: results.flatMap((result) => (typeof result === 'string' ? [] : [result])),
  };
}

async function compare(
  { facts, personal }: Ports,
  { organisation }: Actor,
  { line, code, name, email, country }: PartnerRow,
): Promise<'missing' | RowOutcome> {
  const [first] = await facts.readStream(streamName(organisation, 'partner', partnerId(organisation, code)), 0, 1);
  if (!first) return 'missing';
  const same =
    isOf(first, 'PartnerAdded') &&
    first.data.country === country &&
    (await hasFields(personal, first, { name, email }));
  return same
    ? 'unchanged'
    : {
        line,
        code: 'different-content',
        reason: `The partner ${code} exists with other data; change it in the partner's page.`,
      };
}

/** By line. Sealing goes in bulk; a row that somebody else added meanwhile is compared once more. */
async function addAll(ports: Ports, actor: Actor, rows: readonly PartnerRow[]): Promise<Map<number, RowOutcome>> {
  const { facts, clock, personal } = ports;
  const { organisation } = actor;
  const people = rows.map(({ code, name, email }) => ({
    person: partnerId(organisation, code),
    fields: { name, email },
  }));
  const sealed = rows.length === 0 ? [] : await personal.sealAll(organisation, people);
  const occurredAt = clock.now();
  const outcomes = await Promise.all(
    rows.map(async (row, n): Promise<RowOutcome> => {
      const { line, code, country } = row;
      const id = partnerId(organisation, code);
      const event = newEvent(
        'PartnerAdded',
        { partner: id, code, type: 'affiliate', country },
        {
          actor: actor.actor,
          occurredAt,
          personal: sealed[n] ?? null,
          id: derivedId<EventId>('imported', id, String(line), String(occurredAt)),
        },
      );
      const outcome = await facts.append(streamName(organisation, 'partner', id), [event], 0);
      if (outcome.kind === 'appended') return 'added';
      if (outcome.kind === 'refused')
        return { line, code: 'unstorable-text', reason: 'A text holds characters that cannot be stored.' };
      const compared = await compare(ports, actor, row);
      return compared === 'missing'
        ? { line, code: 'changed-meanwhile', reason: 'This row was taken away meanwhile. Import it again.' }
        : compared;
    }),
  );
  return new Map(rows.map(({ line }, n) => [line, outcomes[n] ?? 'unchanged']));
}
