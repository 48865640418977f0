/**
 * The day on which something counts: that of its program's zone. Clicks are a log of their own, which says nothing of
 * programs; a program's first fact says its zone, stands in the log before its first click, and never changes.
 */
import { isOf, type OrganisationId, type ProgramId, streamName } from '@tributary/contracts';
import type { EventStore } from '@tributary/event-store';
import { localDay } from '../domain/local-day.js';

const defaultZone = 'UTC';
const remembered = 20_000;

interface Happening {
  readonly organisation: OrganisationId;
  readonly program: ProgramId;
  readonly at: number;
}

export class ProgramDays {
  private readonly zones = new Map<ProgramId, string>();

  constructor(private readonly facts: EventStore) {}

  /** What happened, each with its day. */
  async of<One extends Happening>(happenings: readonly One[]): Promise<(One & { readonly day: string })[]> {
    const unknown = new Map(happenings.map(({ organisation, program }) => [program, organisation]));
    for (const [program, organisation] of unknown) if (!this.zones.has(program)) await this.load(organisation, program);
    return happenings.map((one) => ({ ...one, day: localDay(this.zones.get(one.program) ?? defaultZone, one.at) }));
  }

  private async load(organisation: OrganisationId, program: ProgramId): Promise<void> {
    const [created] = await this.facts.readStream(streamName(organisation, 'program', program), 0, 1);
    if (!created || !isOf(created, 'ProgramCreated')) return;
    if (this.zones.size >= remembered) this.zones.clear();
    this.zones.set(program, created.data.zone);
  }
}
