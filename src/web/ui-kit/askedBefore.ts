export type AskOptions = {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly body?: unknown;
  /** A file, sent as it is in the place of a body. */
  readonly file?: Blob;
  readonly signal?: AbortSignal;
};

/** Answers on their way to a page that is not there yet. */
const asked = new Map<string, Promise<unknown>>();

const keyOf = (path: string, { method = 'GET', body }: AskOptions): string => `${method} ${path} ${JSON.stringify(body ?? null)}`;

export function keepAskedBefore(path: string, options: AskOptions, answer: Promise<unknown>): void {
  asked.set(keyOf(path, options), answer);
  // Whoever takes it is told; nobody else needs to be.
  answer.catch(() => undefined);
}

/** Gives an answer once, so that who asks again is told what holds then. A change makes everything old that was asked before it. */
export function takeAskedBefore(path: string, options: AskOptions): Promise<unknown> | undefined {
  const key = keyOf(path, options);
  const answer = asked.get(key);
  asked.delete(key);
  if (answer === undefined && (options.method ?? 'GET') !== 'GET') asked.clear();
  return answer;
}

/** When the first page has got what it needed, or another person may come. */
export const forgetAskedBefore = (): void => asked.clear();
