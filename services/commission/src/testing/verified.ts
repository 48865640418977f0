import { type TestAnswer, type TestCaller, until } from '@tributary/testing';

type Body = TestAnswer['body'];

export const lookAt = async (caller: TestCaller): Promise<Body> => (await caller.call('GET', '/api/verification')).body;

/** What is known of verifications once none runs any more. */
export async function ended(caller: TestCaller): Promise<Body> {
  let found: Body = null;
  await until(async () => {
    found = await lookAt(caller);
    return found.running === null;
  });
  return found;
}

/** The result of a verification. */
export async function verified(caller: TestCaller): Promise<Body> {
  expect(await caller.call('POST', '/api/verification')).toMatchObject({ status: 202 });
  const { last, failed } = await ended(caller);
  expect(failed).toBe(null);
  return last;
}
