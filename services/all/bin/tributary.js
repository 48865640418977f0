#!/usr/bin/env node
import { existsSync } from 'node:fs';

const command = new URL('../dist/cli.js', import.meta.url);
if (existsSync(command)) {
  await import(command.href);
} else {
  console.error('Tributary is not built yet: run npm start first.');
  process.exitCode = 1;
}
