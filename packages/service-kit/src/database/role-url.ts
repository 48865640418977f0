/**
 * The administrator's URL for another role: same host, database and encryption. Role, password and options go into the
 * query, which wins over the rest of a URL: whatever form the administrator's has, nobody connects as the administrator.
 */
export function roleUrl(adminUrl: string, role: string, password: string, schema: string): string {
  const url = new URL(adminUrl);
  const options = [url.searchParams.get('options'), `-c search_path=${schema}`].filter(Boolean).join(' ');
  for (const [name, value] of Object.entries({ user: role, password, options })) url.searchParams.set(name, value);
  return url.href;
}
