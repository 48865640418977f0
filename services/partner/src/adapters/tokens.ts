/** Names under which the module provides what its controllers and handlers need. */
export const PORTS = Symbol('partner ports');
export const QUERIES = Symbol('partner queries');
export const MAILS = Symbol('partner mails');
export const BUS = Symbol('partner bus');
export const PERSONAL = Symbol('partner personal data');
