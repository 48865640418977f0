export { hmac, keyFor } from './ciphers.js';
export * from './personal-data.js';
