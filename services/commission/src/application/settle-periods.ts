import {
  derivedId,
  type EventId,
  isOf,
  type LocalDate,
  newEvent,
  type OrganisationId,
  type Period,
  type ProgramId,
  streamName,
} from '@tributary/contracts';
import type { EventStore } from '@tributary/event-store';
import type { BusRegistry } from '@tributary/service-kit';
import { exactly, type PublishedPlan } from '../domain/facts.js';
import { type DuePeriod, duePeriods, type TradeDay } from '../domain/settling.js';
import { byBeginning } from '../domain/versions.js';
import { engineGroup, listGroup, periodsGroup } from '../groups.js';

const versionLimit = 1_000;
const patience = 1_000;
/** Of one run; the rest follows in the next. */
const appendLimit = 500;

export interface TradingProgram {
  readonly program: ProgramId;
  readonly zone: string;
  /** By their days. */
  readonly trade: readonly TradeDay[];
  /** By `settledName`. */
  readonly settled: ReadonlySet<string>;
  /** Days of what awaits its rate. */
  readonly waiting: readonly LocalDate[];
}

export const settledName = (kind: Period, period: LocalDate): string => `${kind} ${period}`;

export interface SettlingPorts {
  readonly facts: EventStore;
  readonly bus: BusRegistry;
  programs(organisation: OrganisationId): Promise<readonly TradingProgram[]>;
}

/**
 * Appends what is due once an hour has passed. Each period is a stream of its own with one event of a derived id, so of several
 * processes one wins. False where something is left to do: what is recorded is not known yet, or more is due than one run settles.
 */
export async function settlePeriods(
  ports: SettlingPorts,
  organisation: OrganisationId,
  hour: number,
): Promise<boolean> {
  if ((await allDue(ports, organisation, hour)).length === 0) return true;
  const head = await ports.facts.head();
  for (const group of [engineGroup, listGroup, periodsGroup])
    if (!(await ports.bus.waitFor(group, organisation, head, patience))) return false;
  const due = await allDue(ports, organisation, hour);
  for (const { program, kind, period } of due.slice(0, appendLimit))
    await settle(ports.facts, organisation, { program, kind, period }, hour);
  return due.length <= appendLimit;
}

type Due = DuePeriod & { readonly program: ProgramId };

async function allDue(
  { facts, programs }: SettlingPorts,
  organisation: OrganisationId,
  hour: number,
): Promise<readonly Due[]> {
  const trading = await programs(organisation);
  const due = await Promise.all(
    trading.map(async (one) =>
      (await dueIn(facts, organisation, one, hour)).map((period) => ({ ...period, program: one.program })),
    ),
  );
  return due.flat();
}

async function dueIn(
  facts: EventStore,
  organisation: OrganisationId,
  { program, zone, trade, settled, waiting }: TradingProgram,
  hour: number,
): Promise<DuePeriod[]> {
  if (trade.length === 0) return [];
  const published = await facts.readStream(streamName(organisation, 'plan', program), 0, versionLimit);
  const versions = published.flatMap((event) =>
    isOf(event, 'PlanPublished') ? (exactly('PlanPublished', event.data) as PublishedPlan) : [],
  );
  return duePeriods(
    {
      zone,
      versions: versions.toSorted(byBeginning),
      trade,
      waiting,
      isSettled: (kind, period) => settled.has(settledName(kind, period)),
    },
    hour,
  );
}

/** A conflict is another process that was faster. */
async function settle(
  facts: EventStore,
  organisation: OrganisationId,
  { program, kind, period }: Due,
  hour: number,
): Promise<void> {
  const stream = streamName(organisation, 'period', derivedId('period', program, kind, period));
  const id = derivedId<EventId>('period-settled', program, kind, period);
  const event = newEvent('PeriodSettled', { program, kind, period }, { actor: 'clock', occurredAt: hour, id });
  await facts.append(stream, [event], 0);
}
