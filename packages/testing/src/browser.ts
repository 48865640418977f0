import type { Browser } from 'playwright-core';

/** Chromium from npm where it runs (Linux x64), else an installed Chrome. */
export async function openBrowser(): Promise<Browser> {
  const { chromium: playwright } = await import('playwright-core');
  if (process.platform === 'linux' && process.arch === 'x64') {
    const { default: chromium } = await import('@sparticuz/chromium');
    chromium.setGraphicsMode = false; // a graphics card in software takes longer than what is drawn without one
    return playwright.launch({
      executablePath: await chromium.executablePath(),
      args: [
        ...chromium.args.filter((arg) => arg !== '--single-process'),
        '--disable-gpu',
        '--in-process-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
      headless: true,
    });
  }
  return playwright.launch({ channel: 'chrome', headless: true });
}
