import { keepAskedBefore, takeAskedBefore, type AskOptions } from './askedBefore.ts';

/** What went wrong with a question to the server. */
export class ApiFault extends Error {
  /** The answer's status; 0 when there was no answer. */
  readonly status: number;
  readonly code: string;
  readonly details: readonly string[];
  /** The request's number in the server's log; empty where there was no answer. */
  readonly requestId: string;
  constructor(status: number, code: string, text: string, details: readonly string[] = [], requestId = '') {
    super(text);
    this.name = 'ApiFault';
    this.status = status;
    this.code = code;
    this.details = details;
    this.requestId = requestId;
  }
}

/** Whether somebody else was first, so that what one wrote and what is saved are to be compared. */
export const isChangedMeanwhile = (fault: unknown): fault is ApiFault => fault instanceof ApiFault && fault.code === 'changed-meanwhile';

/** For whom the pages are shown, told to the server with every question: another user's session does not answer them. */
let speaker: string | undefined;
export const speakFor = (userId: string | undefined): void => {
  speaker = userId;
};

/**
 * Asks the API, or takes what was asked before. The type is the contract's, which the server's tests hold its answers to.
 * @throws ApiFault for every answer that is no success, and when there is none
 */
export async function fetchJson<T>(path: string, options: AskOptions = {}): Promise<T> {
  // Each path has one contract, so what was asked before has the same type.
  const known = takeAskedBefore(path, options) as Promise<T> | undefined;
  return known ?? ask<T>(path, options);
}

/** Asks what a page will ask when it is there, so that the answer comes beside the page and not after it. */
export function askBefore<T>(path: string, options: AskOptions = {}): Promise<T> {
  const answer = ask<T>(path, options);
  keepAskedBefore(path, options, answer);
  return answer;
}

async function ask<T>(path: string, { method = 'GET', body, file, signal }: AskOptions): Promise<T> {
  const type = file ? 'application/octet-stream' : body === undefined ? undefined : 'application/json';
  const response = await fetch(path, {
    method,
    headers: {
      accept: 'application/json',
      ...(speaker === undefined ? {} : { 'samla-user': speaker }),
      ...(type === undefined ? {} : { 'content-type': type }),
    },
    credentials: 'same-origin',
    ...(type === undefined ? {} : { body: file ?? JSON.stringify(body) }),
    ...(signal === undefined ? {} : { signal }),
  }).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ApiFault(0, 'no-answer', '');
  });
  if (!response.ok) throw await faultOf(response);
  // The one place where an answer gets its contract's type.
  return (response.status === 204 ? undefined : await response.json()) as T;
}

async function faultOf(response: Response): Promise<ApiFault> {
  const said: unknown = await response.json().catch(() => undefined);
  const field = (name: string): unknown =>
    typeof said === 'object' && said !== null ? Object.entries(said).find(([key]) => key === name)?.[1] : undefined;
  const [code, text, details] = [field('code'), field('text'), field('details')];
  return new ApiFault(
    response.status,
    typeof code === 'string' ? code : 'unknown',
    typeof text === 'string' ? text : '',
    Array.isArray(details) ? details.filter((line) => typeof line === 'string') : [],
    response.headers.get('x-request-id') ?? '',
  );
}
