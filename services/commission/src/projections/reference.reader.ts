import type { CommissionId, OrganisationId, ProgramId } from '@tributary/contracts';
import type { CommissionPlace } from '../application/decide-commissions.js';
import { ListReads, live } from './list-reads.js';

/** What requests name: commissions by their ids, a program by its id or code. */
export class ReferenceReader extends ListReads {
  places(organisation: OrganisationId, ids: readonly CommissionId[]): Promise<CommissionPlace[]> {
    return this.read(
      organisation,
      `
      select commission, conversion, partner from commission where generation = ${live} and commission = any($1)`,
      [ids],
    );
  }

  program(
    organisation: OrganisationId,
    idOrCode: string,
  ): Promise<{ program: ProgramId; code: string; currency: string }[]> {
    return this.read(
      organisation,
      `
      select program, code, currency from program where generation = ${live} and (program::text = $1 or code = lower($1))`,
      [idOrCode],
    );
  }
}
