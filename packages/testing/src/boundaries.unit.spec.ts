import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const forbidden = [
  ['services/payout/src/domain/one.ts', 'pg'],
  ['services/payout/src/domain/two.ts', '../adapters/http/answers.js'],
  ['services/payout/src/domain/three.ts', '@tributary/gateway'],
  ['services/payout/src/application/four.ts', '@tributary/commission'],
  ['packages/bus/src/five.ts', '@tributary/payout'],
] as const;
const allowed = [
  ['services/payout/src/domain/six.ts', '@tributary/money'],
  ['services/payout/src/adapters/postgres/seven.ts', 'pg'],
  ['services/all/src/server/eight.ts', '@tributary/payout'],
] as const;

describe('the boundaries between parts', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tributary-boundaries-'));
  let faulty: readonly string[];
  beforeAll(() => {
    const { vcs, $schema, ...settings } = JSON.parse(readFileSync('biome.json', 'utf8'));
    writeFileSync(join(folder, 'biome.json'), JSON.stringify(settings));
    for (const [file, imported] of [...forbidden, ...allowed]) {
      mkdirSync(join(folder, dirname(file)), { recursive: true });
      writeFileSync(join(folder, file), `import * as all from '${imported}';\n\nexport const everything = all;\n`);
    }
    const biome = resolve('node_modules/@biomejs/biome/bin/biome');
    const { stdout, stderr } = spawnSync(process.execPath, [biome, 'lint', '--max-diagnostics=none', '.'], {
      cwd: folder,
      encoding: 'utf8',
    });
    faulty = [...`${stdout}${stderr}`.matchAll(/^(\S+\.ts):\d+:\d+ lint\/style\/noRestrictedImports/gm)].map(
      ([, file = '']) => file,
    );
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(forbidden)('let %s not import %s', (file) => {
    expect(faulty).toContain(file);
  });

  it.each(allowed)('let %s import %s', (file) => {
    expect(faulty).not.toContain(file);
  });
});
