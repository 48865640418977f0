export default async function tearDown() {
  await globalThis.tributaryKafka?.stop();
  await globalThis.tributaryCluster?.stop();
  globalThis.tributaryTemplate?.remove();
}
