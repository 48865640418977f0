import { isCurrent } from './nav.js';

const item = (href: string) => ({ label: '', href, icon: () => null });

describe('the current item of the navigation', () => {
  it('is the page itself and everything below it', () => {
    expect(isCurrent(item('/payouts'), '/payouts')).toBe(true);
    expect(isCurrent(item('/payouts'), '/payouts/PR-2026-12')).toBe(true);
  });

  it('is not a page whose name only begins the same', () => {
    expect(isCurrent(item('/partners'), '/partners-archive')).toBe(false);
  });

  it('is the home page only on the home page', () => {
    expect(isCurrent(item('/'), '/links')).toBe(false);
    expect(isCurrent(item('/'), '/')).toBe(true);
  });
});
