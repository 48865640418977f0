import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { until } from '@tributary/testing';
import type { Page } from 'playwright-core';

const widths = [360, 1280] as const;
type Width = (typeof widths)[number];
/** Colours do not depend on the width, so the dark ones are looked at where most is to be seen. */
const coloursAt = (width: number): readonly ('light' | 'dark')[] => (width === 360 ? ['light'] : ['light', 'dark']);

/** What a dark theme changes. */
const rulesOfColour = ['color-contrast', 'link-in-text-block'];

/** Brings a page to a width that it is looked at in. */
export async function widen(page: Page, width: Width): Promise<void> {
  await page.setViewportSize({ width, height: width === 360 ? 740 : 900 });
}

/** Everything asked for is there: nothing stands in for what comes, and no table is being read. */
export async function settle(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor({ state: 'attached' });
  await until(async () => (await page.locator('.ui-skeleton, [aria-busy="true"]').count()) === 0);
  await page.evaluate('document.fonts.ready.then(() => null)');
  await rest(page);
}

/** What fades in, or from one theme into the other, has other colours on its way; what turns for ever is not waited for. */
async function rest(page: Page): Promise<void> {
  await page.evaluate('new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))');
  await until(async () => !(await page.evaluate(moves)));
}

const moves = `document.getAnimations().some(
  ({ playState, effect }) => playState === 'running' && effect.getComputedTiming().iterations !== Infinity)`;

/** What axe finds in what is shown now, and whether the page scrolls sideways. */
export async function faultsOf(page: Page, name: string): Promise<string[]> {
  await settle(page);
  const width = page.viewportSize()?.width ?? 0;
  const found: string[] = [];
  const needed = await page.evaluate<number>('document.documentElement.scrollWidth');
  if (needed > width) found.push(`${name}, ${width}: ${needed} px wide`);
  for (const colorScheme of coloursAt(width)) {
    await page.emulateMedia({ colorScheme });
    await rest(page);
    await keepPicture(page, `${name} ${width} ${colorScheme}`);
    for (const { id, nodes } of await violationsOf(page, colorScheme))
      found.push(`${name}, ${width}, ${colorScheme}: ${id} at ${nodes.map(({ html }) => html).join(' and ')}`);
  }
  await page.emulateMedia({ colorScheme: 'light' });
  return found;
}

/** Everything in light colours; in dark ones what depends on them. axe is handed to a document once. */
async function violationsOf(page: Page, colorScheme: 'light' | 'dark') {
  const hasAxe = await page.evaluate<boolean>('"axe" in globalThis');
  const axe = new AxeBuilder({ page, ...(hasAxe && { axeSource: ';' }) })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] }); // what passes need not come out of the browser
  const { violations } = await (colorScheme === 'dark' ? axe.withRules(rulesOfColour) : axe).analyze();
  return violations;
}

/** For people who want to see the screens: TRIBUTARY_PICTURES names a folder. */
async function keepPicture(page: Page, name: string): Promise<void> {
  const folder = process.env['TRIBUTARY_PICTURES'];
  if (folder) await page.screenshot({ path: join(folder, `${name.replace(/[^a-z0-9]+/gi, '-')}.png`) });
}

/** The same at every width, for what stays as it is when the window changes. */
export async function faultsAtEveryWidth(page: Page, name: string): Promise<string[]> {
  const found: string[] = [];
  for (const width of widths) {
    await widen(page, width);
    found.push(...(await faultsOf(page, name)));
  }
  return found;
}
