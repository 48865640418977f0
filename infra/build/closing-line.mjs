// Adds up what each run of Jest has written, a JSON document a line, and prints one closing line.
import { readFileSync } from 'node:fs';

const [file, status] = process.argv.slice(2);
const runs = readFileSync(file, 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line));
const sum = (of) => runs.reduce((total, run) => total + of(run), 0);
const passed = sum((run) => run.passed);
const failed = Math.max(
  sum((run) => run.failed),
  status === '0' ? 0 : 1,
);
console.log(`${passed} passed, ${failed} failed`);
