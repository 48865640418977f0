// Opens every page of the built gallery at 1280 and 360 px, light and dark, and fails on an axe finding, a script error
// or a page that scrolls sideways. Pictures go to gallery/dist/pictures. Run after `npm run gallery:build`.
import { mkdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import chromium from '@sparticuz/chromium';
import { chromium as playwright } from 'playwright-core';

const dist = join(import.meta.dirname, 'dist');
const pictures = join(dist, 'pictures');
const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.woff2': 'font/woff2' };
const server = createServer(async (request, response) => {
  const { pathname } = new URL(request.url ?? '/', 'http://gallery');
  const file = pathname === '/' ? 'index.html' : pathname;
  try {
    const body = await readFile(join(dist, file));
    response.setHeader('content-type', types[extname(file)] ?? 'application/octet-stream');
    response.end(body);
  } catch {
    response.writeHead(404).end();
  }
}).listen(0, '127.0.0.1');
await new Promise((done) => server.once('listening', done));
await mkdir(pictures, { recursive: true });

const faults = [];
const browser = await playwright.launch({
  executablePath: await chromium.executablePath(),
  // With a single process the browser ends with its first closed page.
  args: chromium.args.filter((argument) => argument !== '--single-process'),
});

async function findings(page, where) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  for (const violation of violations) {
    faults.push(`${where}: ${violation.id}: ${violation.nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`);
  }
}

for (const width of [1280, 360]) {
  for (const colorScheme of ['light', 'dark']) {
    const context = await browser.newContext({
      viewport: { width, height: width === 360 ? 800 : 900 },
      colorScheme,
      locale: 'en-GB',
      hasTouch: width === 360,
      isMobile: width === 360,
      reducedMotion: 'reduce',
    });
    for (const name of ['controls', 'money', 'table', 'partner', 'auth']) {
      const where = `${name}-${width}-${colorScheme}`;
      const page = await context.newPage();
      page.on('pageerror', (error) => faults.push(`${where}: ${error.message}`));
      await page.goto(`http://127.0.0.1:${server.address().port}/#${name}`);
      await page.locator('main h1').first().waitFor();
      await page.evaluate(() => document.fonts.ready);
      await page.screenshot({ path: join(pictures, `${where}.png`), fullPage: true });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      if (wide > width) faults.push(`${where}: scrolls sideways, ${wide} px`);
      await findings(page, where);
      if (name === 'table') {
        await page
          .getByRole('button', { name: /why this amount/ })
          .first()
          .click();
        await page.locator('.ui-sheet').waitFor();
        await findings(page, `${where} with its sheet`);
        await page.keyboard.press('Escape');
        await page.locator('.ui-sheet').waitFor({ state: 'detached' });
        await page.getByRole('button', { name: /^Approve/ }).click();
        await page.locator('.ui-dialog').waitFor();
        await findings(page, `${where} with its dialog`);
      }
      await page.close();
    }
    await context.close();
  }
}
await browser.close();
server.close();
process.stdout.write(faults.length === 0 ? 'no findings\n' : `${faults.join('\n')}\n`);
process.exitCode = faults.length === 0 ? 0 : 1;
