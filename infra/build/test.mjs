// Runs each kind of test after the other: unit, integration, end to end, faults. Without arguments all of them.
import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const suites = {
  unit: ['\\.unit\\.spec\\.ts$'],
  int: ['\\.int\\.spec\\.ts$', '--maxWorkers=2'],
  e2e: ['\\.e2e\\.spec\\.ts$', '--runInBand'],
  faults: ['\\.fault\\.spec\\.ts$', '--runInBand'],
};
const wanted = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(suites);
const folder = mkdtempSync(join(tmpdir(), 'tributary-test-'));
let failed = false;
/** By itself the suite of faults takes up to 15 minutes; among the others about three. */
if (process.argv.includes('faults')) process.env.TRIBUTARY_FAULT_SECONDS ??= '540';

for (const name of wanted) {
  const [pattern, ...options] = suites[name];
  const outputFile = join(folder, `${name}.json`);
  const { status } = spawnSync(
    process.execPath,
    [
      '--experimental-vm-modules',
      '--disable-warning=ExperimentalWarning',
      'node_modules/jest/bin/jest.js',
      '--testRegex',
      pattern,
      '--passWithNoTests',
      '--forceExit',
      '--json',
      '--outputFile',
      outputFile,
      '--no-color',
      ...options,
    ],
    { stdio: ['ignore', 'ignore', 'inherit'] },
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
