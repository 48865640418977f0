export type Role =
  | 'admin'
  | 'program-manager'
  | 'finance'
  | 'partner-owner'
  | 'partner-member'
  | 'integration'
  | 'operator'
  | 'service';

export const staffRoles = ['admin', 'program-manager', 'finance'] as const satisfies readonly Role[];
export const partnerRoles = ['partner-owner', 'partner-member'] as const satisfies readonly Role[];

/** What an API key may do; a key of an admin has `*`. */
export type Scope =
  | '*'
  | 'signups:write'
  | 'conversions:write'
  | 'partners:write'
  | 'programs:write'
  | 'commissions:read'
  | 'analytics:read';
