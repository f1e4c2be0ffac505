import { describe, expect, it } from 'vitest';
import { accessAssociation, accessServer, auditLog, namedSheet, person } from '../../../test/access/accessWorld.ts';
import { PNG } from '../../../test/exampleImages.ts';
import { EICAR, pretendClamd } from '../../../test/platform/pretendClamd.ts';
import { bringFile } from '../../imports/importApi.ts';
import { allRoutes } from '../../routes.ts';
import { antivirusFrom } from '../antivirus/antivirusSettings.ts';
import type { ScanFile } from '../antivirus/scanFile.ts';
import { clockFrom } from '../clock.ts';
import type { Contract } from './contract.ts';
import type { Fault } from './schemas.ts';

// The whole server, with a scanner that each test sets up.
const association = await accessAssociation();
let scanFile: ScanFile | undefined;
const scanned: number[] = [];
const logged: string[] = [];
const server = await accessServer(association, clockFrom({}), {
  scanFile: async (bytes) => {
    scanned.push(bytes.length);
    return scanFile ? scanFile(bytes) : { kind: 'clean' };
  },
  logFault: (number, where, error) => logged.push(`${number} ${where} ${String(error)}`),
});
const unscanned = await accessServer(association);
const takesFile = allRoutes(association.installation, clockFrom({}))
  .map(({ contract }) => contract)
  .filter(({ file }) => file);
const clamd = await pretendClamd();
const byClamd = antivirusFrom({ SAMLA_ANTIVIRUS: clamd.place });

/** Sends a file as whoever has the operation, for records that are not there. */
async function send({ roles, method, path, query }: Contract, payload: Uint8Array, id: string = crypto.randomUUID(), by = server) {
  const words: Readonly<Record<string, string>> = { id, section: 'purpose' };
  const url = path.replaceAll(/\{(\w+)\}/g, (_all, name: string) => words[name] ?? crypto.randomUUID());
  const headers = await server.logIn(association, roles[0] ?? '');
  const answer = await by.ask({
    ...{ method, url: query ? `${url}?kind=participants` : url, payload: Buffer.from(payload) },
    headers: { ...headers, 'content-type': 'application/octet-stream' },
  });
  return { status: answer.statusCode, body: answer.json<Fault>(), headers: answer.headers };
}
const SHEET = namedSheet([person('nytt', 'Kraften', 'K', '2018-05-01', 'Ny Person')]);
/** Brings a file of participants, and asks whether it waits to be imported; by whoever brings those. */
async function bring(payload: Uint8Array, by = server): Promise<readonly number[]> {
  const id = crypto.randomUUID();
  const { status } = await send({ ...bringFile, roles: ['team_leader'] }, payload, id, by);
  const headers = await server.logIn(association, 'team_leader');
  return [status, (await server.ask({ url: `/api/imports/${id}`, headers })).statusCode];
}

describe('a file that somebody sends', () => {
  it('goes by the scanner before anything else looks at it, whatever operation takes it (V5.4.3)', async () => {
    expect(takesFile.map(({ operationId }) => operationId).toSorted()).toEqual(
      expect.arrayContaining(['addConsentPaper', 'addSectionImage', 'bringFile']),
    );
    scanFile = byClamd;
    for (const contract of takesFile) {
      const refused = await send(contract, Buffer.concat([PNG, EICAR]));
      expect([refused.status, refused.body.code], contract.operationId).toEqual([422, 'infected-file']);
      expect(refused.body.text).toMatch(/skadlig kod.*inte mottagen\. Öppna den inte\..*hämta filen på nytt/);
      // What the scanner calls it is for whoever runs Samla.
      expect(JSON.stringify(refused.body)).not.toMatch(/Eicar/i);
      expect(logged.at(-1)).toMatch(
        new RegExp(`^${String(refused.headers['x-request-id'])} antivirus ${contract.operationId} .*Eicar-Test-Signature$`),
      );
      expect((await auditLog(association, contract.operationId)).at(-1)).toMatchObject({
        ...{ outcome: 'refused', reason: expect.stringMatching(/: infected-file$/), role: contract.roles[0] },
      });
      // A clean one gets to the operation, which knows no such record or no such sheet.
      expect((await send(contract, PNG)).body.code, contract.operationId).not.toBe('infected-file');
    }
    expect(await bring(Buffer.concat([SHEET, EICAR]))).toEqual([422, 404]);
  });

  it('is let through by no scanner that says nothing, and the asker is told to try again', async () => {
    scanFile = antivirusFrom({ SAMLA_ANTIVIRUS: '127.0.0.1:9' });
    for (const contract of takesFile) {
      const refused = await send(contract, PNG);
      expect([refused.status, refused.body.code, refused.headers['retry-after']], contract.operationId).toEqual([
        503,
        'unscanned-file',
        '10',
      ]);
      expect(refused.body.text).toContain(`försök igen; hjälper det inte, säg till den som sköter Samla och ange nummer`);
      expect(refused.body.text).toContain(String(refused.headers['x-request-id']));
      expect(logged.at(-1)).toContain('ECONNREFUSED');
      expect((await auditLog(association, contract.operationId)).at(-1)).toMatchObject({ outcome: 'refused' });
    }
    expect(await bring(SHEET)).toEqual([503, 404]);
  });

  it('that is too large, or of who may not send one, costs no scan', async () => {
    scanned.length = 0;
    for (const contract of takesFile) {
      expect((await send(contract, Buffer.alloc(32 * 1024 * 1024 + 1))).status, contract.operationId).toBe(413);
      expect((await send({ ...contract, roles: ['board_member'] }, PNG)).status, contract.operationId).toBe(403);
    }
    expect(scanned).toEqual([]);
  });

  it('is taken as it is where no scanner is set up, and when it is clean', async () => {
    expect(await bring(SHEET, unscanned)).toEqual([200, 200]);
    expect(scanned).toEqual([]);
    scanFile = byClamd;
    expect(await bring(SHEET)).toEqual([200, 200]);
    expect(scanned).toEqual([SHEET.length]);
  });
});
