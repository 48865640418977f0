import { newId, type ClickId, type LinkId, type VisitorId } from '@tributary/contracts';
import { carriedClicks, ClickTokens } from './click-token.js';

const tokens = new ClickTokens('a secret');
const click = (at: number) => ({ click: newId<ClickId>(), link: newId<LinkId>(), at });

describe('a click token', () => {
  it('carries fifty clicks within a cookie', () => {
    const token = {
      visitor: newId<VisitorId>(),
      clicks: Array.from({ length: carriedClicks }, (_, n) => click(1_780_000_000_000 + n)),
    };
    const written = tokens.write(token);
    expect(tokens.read(written)).toEqual(token);
    expect(written.length).toBeLessThan(3_000);
  });

  it('is worth nothing once somebody has touched it', () => {
    const written = tokens.write({ visitor: newId<VisitorId>(), clicks: [click(1)] });
    expect(tokens.read(`B${written.slice(1)}`)).toBeUndefined();
    expect(new ClickTokens('another secret').read(written)).toBeUndefined();
    for (const text of ['', 'x', 'null', written.slice(0, -4), `${written}AAAA`, 'x'.repeat(10_000)])
      expect(tokens.read(text)).toBeUndefined();
  });
});
