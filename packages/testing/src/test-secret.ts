export const testSecret = 'a secret for tests alone';
