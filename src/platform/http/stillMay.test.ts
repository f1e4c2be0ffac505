import type { FastifyInstance } from 'fastify';
import { setTimeout as pause } from 'node:timers/promises';
import { Type } from 'typebox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessAssociation, accessServer, auditLog, leave, type AccessAssociation, type Who } from '../../../test/access/accessWorld.ts';
import { clockFrom } from '../clock.ts';
import type { Contract } from './contract.ts';
import { createHttpServer } from './httpServer.ts';
import { route } from './route.ts';
import { object } from './schemas.ts';

const SECRET = 'what only who works here may read';
const LONG_MS = 650;
const readers = { roles: ['auditor', 'economist', 'coordinator', 'board_member'], summary: 'prov' } as const;
const answer = { status: 200, schema: object({ text: Type.String() }) } as const;
const slowReading = { ...readers, operationId: 'slowReading', method: 'GET', path: '/api/slow', answer } as const satisfies Contract;
const slowWriting = { ...readers, operationId: 'slowWriting', method: 'POST', path: '/api/slow', answer } as const satisfies Contract;
const pieces = {
  ...{ ...readers, operationId: 'pieces', method: 'GET', path: '/api/pieces' },
  answer: { status: 200, files: ['application/pdf'] },
} as const satisfies Contract;

let association: AccessAssociation;
let app: FastifyInstance;
let cookieOf: (who: Who) => Promise<string>;
/** Called in the midst of what takes long. */
let meanwhile: () => Promise<unknown> = async () => undefined;
const takeLong = async (): Promise<{ text: string }> => {
  await meanwhile();
  await pause(LONG_MS);
  return { text: SECRET };
};

async function* inPieces(): AsyncGenerator<Uint8Array> {
  yield Buffer.from('the first piece ');
  await takeLong();
  yield Buffer.from(SECRET);
}

beforeAll(async () => {
  association = await accessAssociation();
  const { installation } = association;
  const login = await accessServer(association);
  cookieOf = async (who) => (await login.logIn(association, who)).cookie;
  app = await createHttpServer({
    ...{
      installation,
      clock: clockFrom({}),
      sessionSecret: installation.secret('session cookies'),
      familyOf: () => 'user',
      lacksProof: () => false,
    },
    routes: [
      route(slowReading, takeLong),
      route(slowWriting, takeLong),
      route(pieces, async () => ({ bytes: inPieces(), contentType: 'application/pdf', fileName: 'x.pdf', inline: false })),
    ],
  });
});
afterAll(() => app.close());

const ask = (cookie: string, method: 'GET' | 'POST', url: string) => app.inject({ method, url, headers: { cookie } });

describe('who leaves while an answer is made', () => {
  it('is sent nothing of what took long to read, and the log says so', async () => {
    const cookie = await cookieOf('economist');
    meanwhile = async () => undefined;
    expect((await ask(cookie, 'GET', '/api/slow')).json()).toEqual({ text: SECRET });
    meanwhile = () => leave(association, 'economist');
    const refused = await ask(cookie, 'GET', '/api/slow');
    expect([refused.statusCode, refused.json<{ code: string }>().code]).toEqual([401, 'not-logged-in']);
    expect(refused.body).not.toContain(SECRET);
    expect((await auditLog(association, 'slowReading')).map(({ outcome }) => outcome)).toEqual(['refused']);
  });

  it('is sent nothing of it when the role it was asked in has ended either', async () => {
    const cookie = await cookieOf('board_member');
    meanwhile = () =>
      association.asOwner((client) =>
        client.query(`delete from access.role_assignment where user_id = $1`, [association.users.get('board_member')]),
      );
    const refused = await ask(cookie, 'GET', '/api/slow');
    expect([refused.statusCode, refused.json<{ code: string }>().code]).toEqual([403, 'no-role']);
  });

  it('gets no more pieces of a file that is on its way', async () => {
    const cookie = await cookieOf('coordinator');
    meanwhile = async () => undefined;
    expect((await ask(cookie, 'GET', '/api/pieces')).body).toBe(`the first piece ${SECRET}`);
    meanwhile = () => leave(association, 'coordinator');
    const sent = await ask(cookie, 'GET', '/api/pieces').then(
      ({ body }) => body,
      () => 'broken off',
    );
    expect(sent).not.toContain(SECRET);
  });

  it('is told that a change was made, since it was', async () => {
    const cookie = await cookieOf('auditor');
    meanwhile = () => leave(association, 'auditor');
    expect((await ask(cookie, 'POST', '/api/slow')).statusCode).toBe(200);
    expect((await ask(cookie, 'POST', '/api/slow')).statusCode).toBe(401);
  });
});
