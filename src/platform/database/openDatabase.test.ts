import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { operation, operator } from '../../../test/testDatabase.ts';
import { clockFrom } from '../clock.ts';
import { openDatabase, type Environment, type OpenDatabase } from './openDatabase.ts';

const folder = mkdtempSync(join(tmpdir(), 'samla-open-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const said: string[] = [];
const open = (env: Environment): Promise<OpenDatabase> => openDatabase(env, clockFrom({}), (text) => said.push(text), 2);
const postmaster = (): number | undefined => {
  const file = globSync('**/postmaster.pid', { cwd: folder })[0];
  return file === undefined ? undefined : Number.parseInt(readFileSync(join(folder, file), 'utf8'), 10);
};

describe('the database', () => {
  it('is the embedded one in the data folder, said while it is made, and stopped when nobody uses it', async () => {
    const database = await open({ SAMLA_DATA: folder });
    expect(database).toMatchObject({ embedded: true, dataFolder: folder });
    expect(said).toEqual(['Skapar databasen …', 'Förbereder databasen …']);
    const made = await database.installation.createAssociation({ name: 'Prov', slug: 'prov', organisationNumber: null });
    await made.write(operator, operation, async () => undefined);
    expect(postmaster()).toBeGreaterThan(0);
    await database.close();
    expect(postmaster()).toBeUndefined();
  });

  it('holds what it held, and is started again when it is killed under those who use it', async () => {
    const database = await open({ SAMLA_DATA: folder, DATABASE_URL: '' });
    const prov = await database.installation.findBySlug('prov');
    await prov?.read(operator, operation, async () => undefined);
    const killed = postmaster() ?? 0;
    process.kill(killed, 'SIGKILL');
    // What the killed one had begun goes on for a moment; then the next question starts a new one.
    const works = async (): Promise<boolean> => {
      try {
        await prov?.read(operator, operation, async () => undefined);
        return postmaster() !== killed;
      } catch {
        return false;
      }
    };
    await expect.poll(works, { timeout: 20_000 }).toBe(true);
    await database.close();
  });

  it('is not left running when it can not be opened', async () => {
    await expect(open({ SAMLA_DATA: folder, SAMLA_KEY: 'kort' })).rejects.toThrow(/64 hexadecimala/);
    expect(postmaster()).toBeUndefined();
  });

  it('is that of DATABASE_URL when it is given, and then nothing is started', async () => {
    const { login, catalogue, keyFile } = inject('testServer');
    const own = join(folder, 'own');
    const url = `postgres://${login.user}:${encodeURIComponent(login.password)}@/${catalogue}?host=${encodeURIComponent(login.host)}&port=${login.port}`;
    const database = await open({ SAMLA_DATA: own, DATABASE_URL: url, SAMLA_KEY: readFileSync(keyFile, 'utf8').trim() });
    expect(database.embedded).toBe(false);
    expect(await database.installation.findBySlug('finns-inte')).toBeUndefined();
    await database.close();
    expect(existsSync(own)).toBe(false);
    expect(dirname(keyFile)).not.toBe(own);
  });
});
