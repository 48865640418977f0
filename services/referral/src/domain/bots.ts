/**
 * Visitors that are no people. A short list of what names itself: crawlers, previews of messengers, monitors, libraries.
 * Whoever hides behind a browser's name is a question for fraud checks, not for this.
 */
const selfNamed =
  /bot\b|bot\/|crawl|spider|slurp|preview|facebookexternalhit|whatsapp|telegram|skypeuri|embedly|headless|lighthouse|pingdom|uptime|monitor|curl\/|wget\/|python-|go-http-client|java\/|okhttp|libwww|scrapy|axios\/|httpclient|postman/i;

/** Why a click does not count, or null. */
export function botReason(userAgent: string | undefined, purpose: string | undefined): string | null {
  if (purpose !== undefined && /prefetch|preview/i.test(purpose)) return 'prefetch';
  if (!userAgent) return 'no-user-agent';
  return selfNamed.test(userAgent) ? 'user-agent' : null;
}
