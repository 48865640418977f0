import { useSession } from './session.js';

export interface May {
  /** Decide on commissions, see balances and pay. */
  readonly money: boolean;
  /** Create and change programs, plans and partners. */
  readonly programs: boolean;
  /** Keys, mail and operations. */
  readonly operate: boolean;
}

/** What the role allows. The server decides; this only keeps out of sight what it would refuse. */
export function useMay(): May {
  const { role } = useSession().membership;
  return {
    money: role === 'admin' || role === 'finance',
    programs: role === 'admin' || role === 'program-manager',
    operate: role === 'admin',
  };
}
