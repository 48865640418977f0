import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Commission, Page } from '@tributary/api-client';
import { type ServerUnderTest, tributary, until } from '@tributary/testing';
import { adminSignIn, partnerSignIn } from '../demonstration/cast.js';
import { startDemonstration } from './demonstration-server.js';
import { call } from './shop.js';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const read = (file: string): string => readFileSync(`${root}${file}`, 'utf8');
const readme = read('README.md');

function section(title: string): string {
  const [, text] = readme.split(new RegExp(`^## ${title}$`, 'm'));
  if (text === undefined) throw new Error(`The README has no section ${title}`);
  return text.split(/^## /m)[0] ?? '';
}

/** The `sh` blocks, whatever list they stand in. */
const blocksOf = (text: string): string[] =>
  [...text.matchAll(/^ *```sh\n([\s\S]*?)^ *```$/gm)].map(([, block = '']) => block);

/** One shell for all of them, as a reader has; it stops at the first that fails, and an error's answer fails too. */
async function inShell(blocks: readonly string[], environment: NodeJS.ProcessEnv) {
  const strict = ['set -eu', 'curl() { command curl --fail-with-body -sS "$@"; echo; }'];
  const shell = spawn('sh', ['-c', [...strict, ...blocks].join('\n')], {
    cwd: root,
    env: { ...process.env, NODE_OPTIONS: '', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [shell.stdout, shell.stderr])
    stream.on('data', (text) => {
      printed += String(text);
    });
  const [code] = (await once(shell, 'close')) as [number | null];
  return { code, printed };
}

describe('the README', () => {
  let server: ServerUnderTest;
  beforeAll(async () => {
    server = await startDemonstration();
    await until(() => server.output().includes("operator's token"));
  }, 200_000);
  afterAll(() => server?.dispose());

  async function signIn(person: { email: string; password: string }): Promise<{ cookie: string }> {
    const { headers } = await call(server.url, 'POST', '/api/session', person);
    return { cookie: (headers.get('set-cookie') ?? '').split(';')[0] ?? '' };
  }

  it('comes with a start that prints the sign-ins it speaks of', () => {
    for (const { email, password } of [adminSignIn, partnerSignIn])
      expect(server.output()).toContain(`${email}  ${password}`);
  });

  it('leads through a tour whose commands work', async () => {
    const admin = await signIn(adminSignIn);
    const { body: key } = await call(server.url, 'POST', '/api/api-keys', { name: 'Tour', scopes: ['*'] }, admin);
    const tour = section('Tour');
    const { code, printed } = await inShell(blocksOf(tour), {
      TRIBUTARY_URL: server.url,
      TRIBUTARY_API_KEY: key.key,
    });
    expect({ code, printed }).toMatchObject({ code: 0 });
    expect(printed.trim().split('\n').at(-1)).toBe(/It ends with `([^`]+)`/.exec(tour)?.[1]);

    const partner = await signIn(partnerSignIn);
    const { body } = await call(server.url, 'GET', '/api/commissions?search=order-1', undefined, partner);
    expect((body as Page<Commission>).items).toHaveLength(1);
  }, 120_000);

  it('names addresses that answer', async () => {
    const addresses = [...section('Start').matchAll(/\| http:\/\/localhost:8080(\S*) \|/g)].map(
      ([, path]) => path ?? '',
    );
    expect(addresses.length).toBeGreaterThan(3);
    for (const path of addresses) {
      const isLink = path.startsWith('/r/'); // it leads to the shop, which is not ours to ask
      const { status } = await fetch(`${server.url}${path}`, { redirect: isLink ? 'manual' : 'follow' });
      expect({ path, status }).toEqual({ path, status: isLink ? 302 : 200 });
    }
  });

  it('names commands and options that exist', async () => {
    const rows = [...section('The command').matchAll(/^\| `([^`]+)` \|/gm)].map(([, usage = '']) => usage);
    expect(rows.length).toBeGreaterThan(6);
    for (const usage of rows) {
      const words = usage.split(' ');
      const end = words.findIndex((word) => !/^[a-z][a-z-]*$/.test(word));
      const name = words.slice(0, end === -1 ? undefined : end);
      const help = await tributary(server, null, ...name, '--help');
      expect({ usage, shown: help.stdout.includes(`tributary ${name.join(' ')}`) }).toEqual({ usage, shown: true });
      for (const [option] of usage.matchAll(/--[a-z-]+/g)) expect(help.stdout).toContain(option);
    }
  }, 60_000);

  it('names variables that start reads', async () => {
    const { stdout } = await tributary(server, null, 'start', '--help');
    const names = [...section('Configure').matchAll(/^\| (`.+?`) \|/gm)].flatMap(([, cell = '']) =>
      cell.match(/[A-Z_]+/g),
    );
    expect(names.length).toBeGreaterThan(6);
    for (const name of names) expect(stdout).toContain(name);
  });

  it.each(['README.md', 'CONTRIBUTING.md'])('names scripts of package.json in %s', (file) => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = [...read(file).matchAll(/npm (?:run (?:--silent )?([a-z0-9:]+)|(start|test)\b)/g)];
    expect(named.length).toBeGreaterThan(1);
    for (const [, script, short] of named) expect(Object.keys(scripts)).toContain(script ?? short);
  });
});
