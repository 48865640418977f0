import { isRequired, openBrowser } from '@tributary/testing';
import type { Browser, Page } from 'playwright-core';

/** A page of a person who has never been here. */
export type NewPage = () => Promise<Page>;

async function browserIfThere(): Promise<Browser | null> {
  return openBrowser().catch((error: unknown) => {
    if (isRequired('browser')) throw error;
    process.stderr.write(`No browser could be started, so its suite is skipped: ${String(error).split('\n')[0]}\n`);
    return null;
  });
}

/** A suite that needs a browser; skipped on a machine without one where this run may do without. */
export async function describeInBrowser(name: string, suite: (newPage: NewPage) => void): Promise<void> {
  const browser = await browserIfThere();
  if (!browser) {
    describe.skip(name, () => suite(() => Promise.reject(new Error('There is no browser'))));
    return;
  }
  describe(name, () => {
    suite(async () => {
      const context = await browser.newContext({
        viewport: { width: 1280, height: 900 },
        locale: 'en-GB',
        reducedMotion: 'reduce',
        permissions: ['clipboard-read', 'clipboard-write'],
      });
      context.setDefaultTimeout(15_000);
      return context.newPage();
    });
    afterAll(() => browser.close());
  });
}
