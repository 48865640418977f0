// Runs each kind of test that is named, one after the other. Without arguments: unit, integration and end to end in one
// process all together, so that no processor waits at the end of each. `e2e:distributed` runs every end-to-end spec over
// services in processes of their own.
import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A worker that has run many specs is large, and slow for it; a new one begins where it had this. */
const freshWorkers = '--workerIdleMemoryLimit=500MB';
const inOneProcess = ['every-screen', 'readme', 'shutdown', 'start', 'survives-kill'];
const suites = {
  unit: { options: ['\\.unit\\.spec\\.ts$', '--maxWorkers=100%'] },
  int: { options: ['\\.int\\.spec\\.ts$', '--maxWorkers=2', freshWorkers] },
  e2e: { options: ['\\.e2e\\.spec\\.ts$', '--maxWorkers=2', freshWorkers] },
  together: { options: ['\\.(unit|int|e2e)\\.spec\\.ts$', '--maxWorkers=2', freshWorkers] },
  'click-to-money:distributed': { options: ['/click-to-money\\.e2e\\.spec\\.ts$'], distributed: true },
  'e2e:distributed': {
    options: [`(?<!/(${inOneProcess.join('|')}))\\.e2e\\.spec\\.ts$`, '--runInBand'],
    distributed: true,
  },
  faults: { options: ['\\.fault\\.spec\\.ts$', '--runInBand'] },
};
const wanted = process.argv.length > 2 ? process.argv.slice(2) : ['together'];
const folder = mkdtempSync(join(tmpdir(), 'tributary-test-'));
let failed = false;

for (const name of wanted) {
  const {
    options: [pattern, ...options],
    distributed = false,
  } = suites[name];
  if (name === 'e2e:distributed') process.stderr.write(`In one process alone: ${inOneProcess.join(', ')}\n`);
  const outputFile = join(folder, `${name.replace(':', '-')}.json`);
  const { status } = spawnSync(
    process.execPath,
    [
      '--experimental-vm-modules',
      '--disable-warning=ExperimentalWarning',
      'node_modules/jest/bin/jest.js',
      '--testRegex',
      pattern,
      '--forceExit',
      '--json',
      '--outputFile',
      outputFile,
      '--no-color',
      ...options,
    ],
    {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, TRIBUTARY_MODE: distributed ? 'distributed' : '' },
    },
  );
  failed ||= status !== 0;
  record(outputFile);
}
rmSync(folder, { recursive: true });
process.exitCode = failed ? 1 : 0;

function record(outputFile) {
  const results = process.env.TRIBUTARY_TEST_RESULTS;
  let run = { numPassedTests: 0, numFailedTests: 1, numRuntimeErrorTestSuites: 0 };
  try {
    run = JSON.parse(readFileSync(outputFile, 'utf8'));
  } catch {
    // the suite did not get as far as a report, and counts as failed
  }
  const line = { passed: run.numPassedTests, failed: run.numFailedTests + run.numRuntimeErrorTestSuites };
  if (results) appendFileSync(results, `${JSON.stringify(line)}\n`);
}
