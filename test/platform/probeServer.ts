import type { FastifyInstance, InjectOptions } from 'fastify';
import { Type } from 'typebox';
import { afterAll, beforeAll } from 'vitest';
import { clockFrom } from '../../src/platform/clock.ts';
import type { Contract } from '../../src/platform/http/contract.ts';
import { HttpFault } from '../../src/platform/http/httpFault.ts';
import { createHttpServer } from '../../src/platform/http/httpServer.ts';
import type { AnsweredRequest } from '../../src/platform/http/requestLog.ts';
import { route } from '../../src/platform/http/route.ts';
import { object } from '../../src/platform/http/schemas.ts';
import { UserError } from '../../src/platform/userError.ts';
import { testAssociation } from '../testDatabase.ts';

const { installation } = await testAssociation();
export const SECRET = 'a secret that nobody may see';
const text = Type.String({ maxLength: 100 });
const anyone = { roles: 'anyone', method: 'POST', summary: 'prov' } as const;

const echo = {
  ...anyone,
  operationId: 'echo',
  path: '/api/echo',
  body: object({ text, count: Type.Integer(), on: Type.Boolean() }),
  answer: { status: 200, schema: object({ text }) },
} as const satisfies Contract;
const read = {
  ...anyone,
  method: 'GET',
  operationId: 'read',
  path: '/api/read/{id}',
  params: object({ id: text }),
  query: object({ count: Type.Integer({ minimum: 1, maximum: 9 }), text: Type.Optional(text) }),
  answer: { status: 200, schema: object({ count: Type.Integer() }) },
} as const satisfies Contract;
const boom = {
  ...anyone,
  operationId: 'boom',
  path: '/api/boom/{how}',
  params: object({ how: text }),
  answer: { status: 204 },
} as const satisfies Contract;
const upload = {
  ...anyone,
  operationId: 'upload',
  path: '/api/upload',
  body: object({ data: Type.String() }),
  answer: { status: 204 },
  faults: [413],
} as const satisfies Contract;
const file = {
  ...anyone,
  method: 'GET',
  operationId: 'file',
  path: '/api/file/{kind}',
  params: object({ kind: text }),
  answer: { status: 200, files: ['text/html', 'application/pdf'] },
} as const satisfies Contract;

export const logged: string[] = [];
export const answered: AnsweredRequest[] = [];
/** The server under trial; made before the tests of a file, closed after them. */
export let app: FastifyInstance;
beforeAll(async () => {
  app = await createHttpServer({
    installation,
    clock: clockFrom({}),
    sessionSecret: 'x'.repeat(40),
    familyOf: () => 'user',
    lacksProof: () => false,
    logFault: (number, where, error) => logged.push(`${number} ${where} ${String(error)}`),
    logRequest: (request) => void answered.push(request),
    routes: [
      route(echo, async ({ body }) => ({ text: body.text, hidden: SECRET })),
      route(read, async ({ query }) => ({ count: query.count })),
      route(upload, async () => undefined),
      route(file, async ({ params }) => ({
        bytes: new TextEncoder().encode('<p>å</p>'),
        contentType: params.kind === 'html' ? 'text/html; charset=utf-8' : 'application/pdf',
        fileName: `Å'ret (2018)*"\r\nx: y.pdf`,
        inline: params.kind === 'html',
      })),
      route(boom, async ({ params }) => {
        if (params.how === 'fault') throw new HttpFault(409, 'late', 'Någon annan hann före.', ['rad 1']);
        if (params.how === 'user') throw new UserError('faulty', 'Rätta raden.');
        if (params.how === 'away') throw Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:5432'), { code: 'ECONNREFUSED' });
        throw Object.assign(new Error(`select ${SECRET} from x`), { detail: SECRET, stack: SECRET });
      }),
    ],
  });
});
afterAll(() => app.close());

export const ask = (request: InjectOptions) => app.inject(request);
export const post = (url: string, payload: unknown, headers: Record<string, string> = {}) =>
  ask({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/json', ...headers },
    payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
  });
