import type { LocalDate, OrganisationId, Period, ProgramId } from '@tributary/contracts';
import type { Pool } from 'pg';
import { settledName, type TradingProgram } from '../application/settle-periods.js';
import type { TradeDay } from '../domain/settling.js';

const live = "(select generation from projection where consumer_group = 'commission-periods')";
const liveList = "(select generation from projection where consumer_group = 'commission-list')";
const liveEngine = "(select generation from projection where consumer_group = 'commission-engine')";

/** As the worker, which sees all organisations. */
export class PeriodsReader {
  constructor(private readonly worker: Pool) {}

  async programs(organisation: OrganisationId): Promise<TradingProgram[]> {
    const { rows } = await this.worker.query<{
      program: ProgramId;
      zone: string;
      trade: TradeDay[];
      settled: { kind: Period; period: LocalDate }[];
      waiting: LocalDate[];
    }>(
      `
      select p.program, p.zone,
             (select coalesce(json_agg(json_build_object('day', day, 'first', first, 'last', last) order by day), '[]') from trade_day d
               where d.generation = p.generation and d.organisation = p.organisation and d.program = p.program) as trade,
             (select coalesce(json_agg(json_build_object('kind', kind, 'period', period)), '[]') from settled_period s
               where s.generation = p.generation and s.organisation = p.organisation and s.program = p.program) as settled,
             (select coalesce(json_agg(day), '[]') from (
               select left(name, 10) as day from slice s, json_object_keys(s.state -> 'waiting') name
               where s.generation = ${liveEngine} and s.key = 'unrated/' || p.program
               union
               select to_char(to_timestamp(c.sold_at / 1000.0) at time zone p.zone, 'YYYY-MM-DD') from commission c
               where c.generation = ${liveList} and c.organisation = p.organisation and c.program = p.program
                 and c.state = 'awaiting-rate') awaited) as waiting
      from trading_program p where p.generation = ${live} and p.organisation = $1 order by p.program`,
      [organisation],
    );
    return rows.map(({ settled, ...row }) => ({
      ...row,
      settled: new Set(settled.map(({ kind, period }) => settledName(kind, period))),
    }));
  }
}
