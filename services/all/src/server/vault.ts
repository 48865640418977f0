/** Where the keys of persons are: in the installation's database, or in one that all services share. */
import type { MigrationSet } from '@tributary/event-store';
import {
  type Installation,
  type InstallationSettings,
  prepareInstallation,
  vaultMigrations,
} from '@tributary/service-kit';
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

/** A PostgreSQL of its own; null where it is in that of the installation. */
export function vaultApart({ vaultUrl, secret }: Pick<Settings, 'vaultUrl' | 'secret'>): InstallationSettings | null {
  if (vaultUrl === null) return null;
  return {
    adminUrl: vaultUrl,
    variable: 'VAULT_URL',
    prefix: rolesIn(vaultUrl),
    secret,
    shared: [vaultMigrations],
    services: {},
  };
}

export async function openVault(settings: Settings, installation: Installation): Promise<Vault> {
  const own = vaultApart(settings);
  if (!own) return { pool: installation.vaultPool, close: async () => {} };
  const apart = await prepareInstallation(own);
  return { pool: apart.vaultPool, close: () => apart.close() };
}
