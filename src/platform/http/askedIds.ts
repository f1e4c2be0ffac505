import type { FastifyRequest } from 'fastify';

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const MOST = 200;

/** The keys of records that a request names in address, query or body, for the audit row of its refusal. Nothing else of it is kept. */
export function askedIds({ params, query, body }: Pick<FastifyRequest, 'params' | 'query' | 'body'>): ReadonlySet<string> {
  const found = new Set<string>();
  const look = (value: unknown): void => {
    if (found.size >= MOST) return;
    if (typeof value === 'string') {
      if (ID.test(value)) found.add(value.toLowerCase());
    } else if (typeof value === 'object' && value !== null && !ArrayBuffer.isView(value)) Object.values(value).forEach(look);
  };
  [params, query, body].forEach(look);
  return found;
}
