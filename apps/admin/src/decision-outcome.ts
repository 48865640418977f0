import { ApiError, type DecisionResult } from '@tributary/api-client';

export type Outcome = Pick<DecisionResult, 'decided' | 'refused'>;

/** Where every item is refused the API answers a problem, which tells of each as it does where only some are. */
export async function outcomeOf(
  items: readonly { readonly id: string }[],
  answer: Promise<DecisionResult>,
): Promise<Outcome> {
  try {
    return await answer;
  } catch (error) {
    const refused = refusedIn(error, items);
    if (refused.length === 0) throw error;
    return { decided: [], refused };
  }
}

function refusedIn(error: unknown, items: readonly { readonly id: string }[]): Outcome['refused'] {
  if (!(error instanceof ApiError)) return [];
  return (error.problem.errors ?? []).flatMap(({ path, message, code }) => {
    const id = items[Number(/^items\.(\d+)$/.exec(path)?.[1])]?.id;
    return id === undefined || code === undefined ? [] : { id, code, detail: message };
  });
}
