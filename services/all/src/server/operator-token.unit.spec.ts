import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { operatorToken } from '@tributary/gateway';
import { showToken } from './operator-token.js';

const secret = 'a secret';
const token = operatorToken(secret);
const databaseUrl = 'postgres://elsewhere/tributary';

describe("the operator's token", () => {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'tributary-token-'));
  const file = join(dataDirectory, 'operator-token');
  afterAll(() => rmSync(dataDirectory, { recursive: true }));

  it('is shown at a terminal, and by a server that has its own database', () => {
    expect(showToken({ secret, dataDirectory, databaseUrl }, true)).toBe(token);
    expect(showToken({ secret, dataDirectory, databaseUrl: null }, false)).toBe(token);
    expect(() => statSync(file)).toThrow('ENOENT');
  });

  it('is in a file that its owner alone reads where output is collected, whoever could read it before', () => {
    writeFileSync(file, 'an older one', { mode: 0o644 });
    expect(showToken({ secret, dataDirectory, databaseUrl }, false)).toBe(`in the file ${file}`);
    expect(readFileSync(file, 'utf8')).toBe(`${token}\n`);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });
});
