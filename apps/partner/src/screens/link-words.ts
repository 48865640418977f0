export const shortUrl = (url: string): string => url.replace(/^https?:\/\//, '');

/** Where a link leads, as short as it stays clear: the path on the shop's site. */
export function pageOf(target: string | null): string {
  if (target === null) return 'Start page';
  try {
    const { host, pathname, search } = new URL(target);
    return pathname === '/' && search === '' ? host : `${pathname}${search}`;
  } catch {
    return target;
  }
}
