/** Where the keys of persons are: in the installation's database, or in one that all services share. */
import type { MigrationSet } from '@tributary/event-store';
import { type Installation, prepareInstallation, vaultMigrations } from '@tributary/service-kit';
import type { Pool } from 'pg';
import { rolesIn } from './role-prefix.js';
import type { Settings } from './settings.js';

export interface Vault {
  readonly pool: Pool;
  close(): Promise<void>;
}

/** What the installation's database holds of it. */
export function vaultMigrationsIn({ vaultUrl }: Pick<Settings, 'vaultUrl'>): readonly MigrationSet[] {
  return vaultUrl === null ? [vaultMigrations] : [];
}

export async function openVault({ vaultUrl, secret }: Settings, installation: Installation): Promise<Vault> {
  if (vaultUrl === null) return { pool: installation.vaultPool, close: async () => {} };
  const apart = await prepareInstallation({
    adminUrl: vaultUrl,
    prefix: rolesIn(vaultUrl),
    secret,
    shared: [vaultMigrations],
    services: {},
  });
  return { pool: apart.vaultPool, close: () => apart.close() };
}
