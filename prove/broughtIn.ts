import type { ImportAnswer } from '../src/imports/importApi.ts';
import { apiPaths, withQuery } from '../src/web/paths.ts';
import { enter, type LoadLogin } from './loadPeople.ts';

/** A file of participants brought in by a team leader in the browser: looked at and confirmed. Times in milliseconds. */
export async function broughtIn(url: string, leader: LoadLogin, file: Uint8Array) {
  const cookie = await enter(url, leader);
  const id = crypto.randomUUID();
  const send = async (path: string, type: string, body: string | Uint8Array, more: Record<string, string> = {}): Promise<ImportAnswer> => {
    const answer = await fetch(new URL(path, url), { method: 'POST', headers: { cookie, 'content-type': type, ...more }, body });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`the import was answered with ${answer.status}: ${text.slice(0, 500)}`);
    return JSON.parse(text) as ImportAnswer;
  };
  const begun = performance.now();
  const looked = await send(withQuery(apiPaths.import(id), { kind: 'participants' }), 'application/octet-stream', file, {
    'content-disposition': `attachment; filename*=UTF-8''deltagare.csv`,
  });
  const between = performance.now();
  if (!looked.preview) throw new Error(`the file could not be read: ${JSON.stringify(looked).slice(0, 500)}`);
  const confirmation = JSON.stringify({ digest: looked.preview.digest, basis: 'uppgift från teamet' });
  const done = await send(`${apiPaths.import(id)}/confirmation`, 'application/json', confirmation);
  return {
    rows: done.import.counts?.added ?? 0,
    lookedMs: Math.round(between - begun),
    importedMs: Math.round(performance.now() - between),
  };
}
