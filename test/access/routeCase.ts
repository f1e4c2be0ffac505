import type { Who } from './accessWorld.ts';
import type { RouteWorld } from './routeWorld.ts';

/** What is asked; `cookie` is one that the browser has beside that of its session. */
export type Ask = { readonly url: string; readonly payload?: object; readonly cookie?: string };
/**
 * What is asked in a case; `fresh` for a question that ends the session that the browser had, `once` for one that
 * is right a single time.
 */
export type Case = { readonly ask: (world: RouteWorld, who: Who) => Ask; readonly fresh?: boolean; readonly once?: boolean };
/** A feature's part of the table of who may ask what: rows as routeAccessTable.ts reads them, and what each asks. */
export type FeatureAccess = { readonly rows: string; readonly cases: Readonly<Record<string, Case>> };

/** What a browser sends that has another cookie beside that of its session. */
export const withCookie = (headers: Readonly<Record<string, string>>, cookie: string | undefined): Record<string, string> =>
  cookie === undefined ? { ...headers } : { ...headers, cookie: [headers['cookie'], cookie].filter((one) => one !== undefined).join('; ') };

/** The id of nothing. */
export const NOWHERE = '0b9a5a9e-6f0f-4c5e-9d7a-0d5a1d5a0001';

export const at = (url: string): Case => ({ ask: () => ({ url }) });

const DECISION = { day: '2018-01-02', paragraph: '§ 1', text: '' };
/** A setting saved for the first time by decision. */
export const save = (url: string, value: object, more: object = {}): Case => ({
  ask: () => ({ url, payload: { version: 0, value, decision: DECISION, ...more } }),
});
