import { createHash } from 'node:crypto';

/** Roles belong to a whole cluster, so their names tell installations in it apart; null is the embedded one. */
export function rolesIn(databaseUrl: string | null): string {
  if (!databaseUrl) return 'tributary';
  return `tributary_${createHash('sha256').update(new URL(databaseUrl).pathname).digest('hex').slice(0, 8)}`;
}
