/** Addresses from the environment; an error names the variable and what is wrong with it, and shows no password. */

export const web = ['http://', 'https://'];
export const postgres = ['postgres://', 'postgresql://'];
export const mail = ['smtp://', 'smtps://'];

/** Null where it is not set; without a slash at its end. */
export function urlFrom(environment: NodeJS.ProcessEnv, name: string, schemes: readonly string[]): string | null {
  const text = environment[name];
  if (!text) return null;
  if (!schemes.some((scheme) => text.toLowerCase().startsWith(scheme)))
    throw new Error(`${name} is ${withoutSecrets(text)}; it must begin with ${schemes.join(' or ')}.`);
  if (!URL.canParse(text) || (schemes === web && new URL(text).hostname === ''))
    throw new Error(`${name} is ${withoutSecrets(text)}, which is no URL.`);
  return text.replace(/\/$/, '');
}

/** What stands before an @, behind a ? or where a port should be may be a secret. */
export function withoutSecrets(text: string): string {
  const [, scheme = '', rest = ''] = /^([a-z][a-z\d+.-]*:\/\/)?(.*)$/is.exec(text) ?? [];
  const at = rest.lastIndexOf('@');
  const open = at < 0 ? rest.replace(/^([^/:]*):(?!\d{1,5}(?:\/|$))[^/]*/, '$1:…') : `…@${rest.slice(at + 1)}`;
  return `${scheme}${open.replace(/[?#].*$/s, '')}`;
}
