// npm run test:mutations [-- <words of a guard>]: takes one guard off at a time, in a copy, and runs the specs that must then
// fail. Prints a table; fails where a mutation survives.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { copyRepository, mutate } from './copy.mjs';
import { guards } from './guards.mjs';

const limit = 300_000;
const words = process.argv.slice(2).join(' ');
const chosen = guards.filter(({ guard }) => guard.includes(words));
if (chosen.length === 0) throw new Error(`No guard is called "${words}"`);

const folder = mkdtempSync(join(tmpdir(), 'tributary-mutations-'));
const temporary = join(folder, 'temporary');
chmodSync(folder, 0o755); // as root, PostgreSQL runs as another user, who has to get in
const rows = [];
try {
  copyRepository(folder);
  const specs = [...new Set(chosen.flatMap(({ specs: its }) => its))];
  for (const spec of specs) await check('none: every guard is on', spec, 'green');
  for (const guard of chosen) {
    const restore = await mutate(folder, guard);
    for (const spec of guard.specs) await check(guard.guard, spec, 'red');
    await restore();
  }
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
const wrong = rows.filter(({ colour, expected }) => colour !== expected);
process.stdout.write(`\n${wrong.length === 0 ? 'Every mutation was noticed.' : 'These are wrong:'}\n`);
for (const { guard, spec } of wrong) process.stdout.write(`  ${guard}: ${spec}\n`);
process.exitCode = wrong.length === 0 ? 0 : 1;

async function check(guard, spec, expected) {
  const began = performance.now();
  const { colour, failed, printed } = await run(spec);
  rows.push({ guard, spec, colour, expected });
  const seconds = Math.round((performance.now() - began) / 1_000);
  process.stdout.write(`| ${guard} | ${spec.split('/').at(-1)} | ${colour}${failed} | ${seconds} s |\n`);
  if (expected === 'green' && colour !== expected) throw new Error(`Without any mutation:\n${printed}`);
}

/** Red where a test fails or nothing comes to its end in time. A spec that cannot even begin proves nothing. */
async function run(spec) {
  const report = join(folder, 'report.json');
  rmSync(report, { force: true });
  mkdirSync(temporary, { recursive: true });
  const child = spawn(
    process.execPath,
    [
      '--experimental-vm-modules',
      '--disable-warning=ExperimentalWarning',
      'node_modules/jest/bin/jest.js',
      '--forceExit',
      '--json',
      '--outputFile',
      report,
      '--runTestsByPath',
      spec,
    ],
    {
      cwd: folder,
      env: { ...process.env, TMPDIR: temporary },
      stdio: ['ignore', 'ignore', 'pipe'],
      detached: true,
    },
  );
  let printed = '';
  child.stderr.on('data', (text) => {
    printed += text;
  });
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    process.kill(-child.pid, 'SIGKILL'); // with the brokers that the spec has started
  }, limit);
  await once(child, 'close');
  clearTimeout(timer);
  endDatabases();
  if (late) return { colour: 'red', failed: ` (not done in ${limit / 1_000} s)`, printed };
  const { numTotalTests, numPassedTests, numFailedTests } = readReport(report);
  if (!numTotalTests) throw new Error(`${spec} does not run:\n${printed}`);
  if (numPassedTests + numFailedTests === 0) return { colour: 'skipped', failed: '', printed };
  return numFailedTests === 0
    ? { colour: 'green', failed: '', printed }
    : { colour: 'red', failed: ` (${numFailedTests})`, printed };
}

/** A spec that is cut off leaves its PostgreSQL behind. */
function endDatabases() {
  for (const path of readdirSync(temporary, { recursive: true, encoding: 'utf8' })) {
    if (!path.endsWith('postmaster.pid')) continue;
    const [id] = readFileSync(join(temporary, path), 'utf8').split('\n');
    try {
      process.kill(Number(id), 'SIGQUIT');
    } catch (error) {
      if (error.code !== 'ESRCH') throw error; // it has ended by itself
    }
  }
  rmSync(temporary, { recursive: true, force: true, maxRetries: 10, retryDelay: 500 });
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return {}; // it did not get as far as a report
  }
}
