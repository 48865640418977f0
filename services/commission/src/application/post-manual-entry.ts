import {
  isOf,
  type ManualEntryId,
  newEvent,
  type OrganisationId,
  type PartnerId,
  type ProgramId,
  type RecordedEvent,
  streamName,
} from '@tributary/contracts';
import type { EventStore } from '@tributary/event-store';
import type { PersonalData } from '@tributary/service-kit';
import type { Clock } from '@tributary/contracts';
import { decideManualEntry, decideUndoing, type ManualEntry, type ManualRefusal } from '../domain/manual-entry.js';

export interface ManualPorts {
  readonly facts: EventStore;
  readonly clock: Clock;
  readonly personal: PersonalData;
}

export interface Author {
  readonly organisation: OrganisationId;
  readonly actor: string;
}

export interface NewManualEntry {
  readonly entry: ManualEntryId;
  readonly program: { readonly program: ProgramId; readonly currency: string };
  readonly partner: PartnerId;
  readonly amount: { readonly amount: number; readonly currency: string };
  readonly reason: string;
}

export interface EntryStored {
  readonly entry: ManualEntry;
  readonly reason: string;
  readonly at: number;
  readonly added: boolean;
  readonly position: bigint;
}

export type EntryRefusal = ManualRefusal | 'different-content' | 'unknown-entry';

export function postManualEntry(
  ports: ManualPorts,
  author: Author,
  { entry, program: { program, currency: own }, partner, amount: { amount, currency }, reason }: NewManualEntry,
): Promise<EntryStored | EntryRefusal> {
  return store(ports, author, decideManualEntry({ entry, program, partner, currency, amount }, own), reason);
}

/** Undoing what is undone answers the same. */
export async function undoManualEntry(
  ports: ManualPorts,
  author: Author,
  entry: string,
  reason: string,
): Promise<EntryStored | EntryRefusal> {
  const [posted] = await ports.facts.readStream(streamName(author.organisation, 'manual', entry), 0, 1);
  if (!posted || !isOf(posted, 'ManualEntryPosted')) return 'unknown-entry';
  return store(ports, author, decideUndoing(posted.data), reason, () => true);
}

/** Under one id one entry; the same again answers what is stored. */
async function store(
  { facts, clock, personal }: ManualPorts,
  { organisation, actor }: Author,
  decided: ManualEntry | ManualRefusal,
  reason: string,
  isSame: (stored: string) => boolean = (stored) => stored === reason,
): Promise<EntryStored | EntryRefusal> {
  if (typeof decided === 'string') return decided;
  const stream = streamName(organisation, 'manual', decided.entry);
  const sealed = await personal.seal(organisation, decided.partner, { reason });
  const at = clock.now();
  const event = newEvent('ManualEntryPosted', decided, { actor, occurredAt: at, personal: sealed });
  const outcome = await facts.append(stream, [event], 0);
  if (outcome.kind === 'appended') return { entry: decided, reason, at, added: true, position: outcome.position };
  const [stored] = await facts.readStream(stream, 0, 1);
  if (!stored) throw new Error(`${stream} has a revision but no event`);
  const said = await reasonOf(personal, stored);
  return isEntry(stored, decided) && isSame(said)
    ? { entry: decided, reason: said, at: stored.occurredAt, added: false, position: stored.position }
    : 'different-content';
}

async function reasonOf(personal: PersonalData, { organisation, personal: sealed }: RecordedEvent): Promise<string> {
  return (sealed && (await personal.open(organisation, sealed))?.['reason']) ?? '';
}

const isEntry = (stored: RecordedEvent, { program, partner, currency, amount, undoes }: ManualEntry): boolean =>
  isOf(stored, 'ManualEntryPosted') &&
  stored.data.program === program &&
  stored.data.partner === partner &&
  stored.data.currency === currency &&
  stored.data.amount === amount &&
  stored.data.undoes === undoes;
