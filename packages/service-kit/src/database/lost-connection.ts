const codes = new Set(['57P01', '57P02', '57P03', '08006', '08003', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT']);

/** The database was stopped or restarted, or the line to it was cut. */
export function isLostConnection(error: unknown): boolean {
  const { code = '', message = '' } = (error ?? {}) as { code?: string; message?: string };
  return codes.has(code) || /^Connection terminated|^Client has encountered a connection error/.test(message);
}
