/** What collectors of logs read: one JSON object a line, from a process's first line to its last. */
import { describeKafka, type ServicesUnderTest, startServicesOverKafka } from '@tributary/testing';

describeKafka('processes over Kafka', () => {
  let services: ServicesUnderTest;
  beforeAll(async () => {
    services = await startServicesOverKafka({ LOG_LEVEL: 'debug' });
  }, 300_000);
  afterAll(async () => {
    await services?.dispose();
  }, 60_000);

  it('write JSON alone, whether they start, serve or end', async () => {
    await Promise.all(services.everyProcess.map((each) => each.end('SIGTERM')));
    for (const each of services.everyProcess) {
      const lines = each.output().trimEnd().split('\n');
      expect(lines.filter((line) => !isObject(line))).toEqual([]);
      expect(lines.some((line) => JSON.parse(line).msg.includes(' is ready at http'))).toBe(true);
    }
  }, 60_000);
});

function isObject(line: string): boolean {
  try {
    return typeof JSON.parse(line).level === 'string';
  } catch {
    return false;
  }
}
