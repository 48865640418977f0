/** The end-to-end suite runs over one process, or over the services and the relay as processes of their own. */
export const isDistributed = process.env['TRIBUTARY_MODE'] === 'distributed';

/** Milliseconds for a hook that starts an installation. */
export const installationStartsWithin = isDistributed ? 300_000 : 120_000;

/** `describe` for what only one process does; in the other mode it is skipped with one line. */
export function describeInOneProcess(name: string, suite: () => void): void {
  if (!isDistributed) return void describe(name, suite);
  process.stderr.write(`Makes sense in one process alone. Skipped: ${name}\n`);
  describe.skip(name, suite);
}
