import { openBrowser } from './packages/testing/dist/browser.js';
const [,, app, outPrefix, ...rest] = process.argv; // rest: path|name|action js...
const people = { admin: ['admin@northwind.example','northwind-demo'], partner: ['hello@willow-wren.example','willow-wren-demo'] };
const who = process.env.WHO ? process.env.WHO.split(':') : people[app];
const U = process.env.U ?? 'http://localhost:4710';
const browser = await openBrowser();
for (const [w,h] of [[1280,900],[360,740]]) for (const scheme of ['light','dark']) {
  if (process.env.ONLY && !process.env.ONLY.split(',').includes(`${w}-${scheme}`)) continue;
  const ctx = await browser.newContext({ viewport:{width:w,height:h}, colorScheme: scheme, locale:'en-GB', timezoneId:'Europe/London', reducedMotion:'reduce' });
  const page = await ctx.newPage();
  page.on('pageerror', (e)=>console.log('pageerror', e.message));
  page.on('console', (m)=>{ if (m.type()==='error') console.log('console', m.text().slice(0,200)); });
  const r = await page.request.post(`${U}/api/session`, { data: { email: who[0], password: who[1] } });
  if (!r.ok()) console.log(await r.text());
  for (const one of rest) {
    const [path, name, action] = one.split('|');
    await page.goto(`${U}/${app}/${path}`);
    await page.locator('h1').first().waitFor();
    await page.waitForTimeout(900);
    if (action) { await (new Function('page', `return (async()=>{${action}})()`))(page); await page.waitForTimeout(700); }
    const over = await page.evaluate('document.documentElement.scrollWidth');
    if (over > w) console.log(`${name} ${w}: ${over} wide`);
    await page.screenshot({ path: `${outPrefix}${name}-${w}-${scheme}.png`, fullPage: process.env.FULL === '1' });
  }
  await ctx.close();
}
await browser.close();
