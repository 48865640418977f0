export default async function tearDown() {
  await globalThis.tributaryCluster?.stop();
}
