import { Controller, UseFilters } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { type Delivery, KeepCause } from '@tributary/bus';
import { isOf, type RecordedEvent } from '@tributary/contracts';
import { localDate } from '../domain/calendar.js';
import { periodsGroup } from '../groups.js';

const sales = ['SaleRecorded', 'DealWon', 'ActivityRecorded'] as const;

/** When the sales of each day were recorded, and which periods are settled. */
@Controller()
@UseFilters(KeepCause)
export class PeriodsProjection {
  @EventPattern<string>(periodsGroup.name, periodsGroup.transportId, {
    types: ['ProgramCreated', ...sales, 'PeriodSettled'],
  })
  async onEvents(@Payload() events: readonly RecordedEvent[], @Ctx() delivery: Delivery): Promise<void> {
    await keepPrograms(events, delivery);
    await keepDays(events, delivery);
    await keepSettled(events, delivery);
  }
}

async function keepPrograms(events: readonly RecordedEvent[], { tx, generation }: Delivery): Promise<void> {
  const programs = events.flatMap((event) =>
    isOf(event, 'ProgramCreated')
      ? { organisation: event.organisation, program: event.data.program, zone: event.data.zone ?? 'UTC' }
      : [],
  );
  if (programs.length === 0) return;
  await tx.query(
    `
    insert into trading_program
    select $1, * from json_to_recordset($2) as (organisation text, program uuid, zone text)
    on conflict do nothing`,
    [generation, JSON.stringify(programs)],
  );
}

interface Day {
  readonly organisation: string;
  readonly program: string;
  readonly day: string;
  readonly first: number;
  readonly last: number;
}

async function keepDays(events: readonly RecordedEvent[], { tx, generation }: Delivery): Promise<void> {
  const sold = events.filter((event) => isOf(event, ...sales));
  if (sold.length === 0) return;
  const programs = [...new Set(sold.map(({ data }) => data.program))];
  const { rows } = await tx.query<{ program: string; zone: string }>(
    'select program, zone from trading_program where generation = $1 and program = any($2)',
    [generation, programs],
  );
  const zones = new Map(rows.map(({ program, zone }) => [program, zone]));
  const days = new Map<string, Day>();
  for (const { organisation, recordedAt, occurredAt, data } of sold) {
    const day = localDate(zones.get(data.program) ?? 'UTC', occurredAt);
    const key = `${organisation} ${data.program} ${day}`;
    const first = days.get(key)?.first ?? recordedAt;
    days.set(key, { organisation, program: data.program, day, first, last: recordedAt });
  }
  await tx.query({
    name: 'keep-trade-days',
    values: [generation, JSON.stringify([...days.values()])],
    text: `
    insert into trade_day as d
    select $1, * from json_to_recordset($2) as (organisation text, program uuid, day date, first bigint, last bigint)
    on conflict (generation, organisation, program, day) do update set last = excluded.last`,
  });
}

async function keepSettled(events: readonly RecordedEvent[], { tx, generation }: Delivery): Promise<void> {
  const settled = events.flatMap((event) =>
    isOf(event, 'PeriodSettled') ? { ...event.data, organisation: event.organisation } : [],
  );
  if (settled.length === 0) return;
  await tx.query(
    `
    insert into settled_period
    select $1, * from json_to_recordset($2) as (organisation text, program uuid, kind text, period date)
    on conflict do nothing`,
    [generation, JSON.stringify(settled)],
  );
}
