/** Names under which the module provides what the controllers need. */
export const PORTS = Symbol('referral ports');
export const QUERIES = Symbol('referral queries');
export const BUS = Symbol('referral bus');
export const TOKENS = Symbol('referral click tokens');
export const PUBLIC_URL = Symbol('referral public url');
