import chromium from '@sparticuz/chromium';
import { type Browser, chromium as playwright } from 'playwright-core';

/** Chromium from npm where it runs (Linux x64), else an installed Chrome. */
export async function openBrowser(): Promise<Browser> {
  if (process.platform === 'linux' && process.arch === 'x64') {
    return playwright.launch({
      executablePath: await chromium.executablePath(),
      args: [
        ...chromium.args.filter((arg) => arg !== '--single-process'),
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
      headless: true,
    });
  }
  return playwright.launch({ channel: 'chrome', headless: true });
}

/** Whether this run insists on a part that a machine may lack, such as `browser` or `kafka`. */
export function isRequired(part: string): boolean {
  return (process.env['TRIBUTARY_REQUIRE'] ?? '').split(',').includes(part);
}
