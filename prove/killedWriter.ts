import { apiPaths } from '../src/web/paths.ts';
import type { ParticipantRecordAnswer } from '../src/participants/participantRecordApi.ts';
import type { Chance } from './seededChance.ts';

const FORM = {
  enrolled: '2018-06-01',
  municipality: 'Sala',
  referrer: 'AF',
  education: 'gymnasium',
  occupationAtStart: 'ingen',
  incomeAtStart: ['försörjningsstöd'],
  supportMonths: '24',
};
const CLOSING = { closed: '2018-08-01', closingReason: 'studier', occupationAtEnd: 'studier', incomeAtEnd: ['studiestöd'] };
/** Longer than any answer takes that comes at all. */
const PATIENCE_MS = 15_000;

/** What is known of one participation: a number of the writer's in its telephone, and whether it is closed. */
export type Known = { readonly family: string; readonly phone: string; readonly isClosed: boolean };
/** What was acknowledged, and what was sent since without an answer; `before` is undefined where it may not be there at all. */
export type Held = { readonly before: Known | undefined; readonly unanswered: Known | undefined };

export type Writer = {
  /** One write; counts it when it is acknowledged, and waits when nobody answers. */
  readonly write: () => Promise<void>;
  readonly held: ReadonlyMap<string, Held>;
  readonly counts: { acknowledged: number; unanswered: number; readonly refused: string[] };
};

/** Somebody of a team who enrols, corrects how people are reached, and closes; as a page asks, with the version that was read. */
export function killedWriter(cookie: string, intervention: string, name: string, url: () => string, chance: Chance): Writer {
  const held = new Map<string, Held>();
  const counts = { acknowledged: 0, unanswered: 0, refused: [] as string[] };
  let turn = 0;
  const ask = (method: string, path: string, body?: object): Promise<Response> =>
    fetch(new URL(path, url()), {
      method,
      headers: { cookie, ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });

  /** Sends what makes `after` of `before`, and keeps which of the two is certain. */
  const send = async (id: string, before: Known | undefined, after: Known, method: string, path: string, body: object): Promise<void> => {
    held.set(id, { before, unanswered: after });
    const answer = await ask(method, path, body).catch(() => undefined);
    if (
      answer?.ok === true &&
      (await answer.json().then(
        () => true,
        () => false,
      ))
    ) {
      held.set(id, { before: after, unanswered: undefined });
      counts.acknowledged += 1;
    } else if (answer === undefined || answer.ok || answer.status >= 500) counts.unanswered += 1;
    else {
      // A no is certain: nothing of it may be there.
      counts.refused.push(`${answer.status} ${(await answer.text()).slice(0, 200)}`);
      if (before === undefined) held.delete(id);
      else held.set(id, { before, unanswered: undefined });
    }
  };

  const enrol = (): Promise<void> => {
    const id = crypto.randomUUID();
    turn += 1;
    const known = { family: `${name} ${turn}`, phone: `0700-${turn}`, isClosed: false };
    const person = { number: '', sex: 'K', birthYear: '1980', givenName: 'Prova', familyName: known.family };
    const participant = { kind: 'person', person, contact: { phone: known.phone, email: '' }, protected: false, form: FORM };
    return send(id, undefined, known, 'POST', '/api/participants', { id, intervention, basis: 'anmälan', participant });
  };

  const change = async (id: string, before: Known): Promise<void> => {
    const answer = await ask('GET', apiPaths.participant(id)).catch(() => undefined);
    const record =
      answer?.ok === true
        ? await answer.json().then(
            (read) => read as ParticipantRecordAnswer,
            () => undefined,
          )
        : undefined;
    if (record === undefined) {
      counts.unanswered += 1;
      return;
    }
    turn += 1;
    const basis = 'samtal';
    if (!before.isClosed && chance.next() < 0.3) {
      const body = { version: record.version, basis, closing: CLOSING };
      return send(id, before, { ...before, isClosed: true }, 'POST', `${apiPaths.participant(id)}/closing`, body);
    }
    const phone = `0700-${turn}`;
    const body = { version: record.contact?.version, basis, contact: { phone, email: '' } };
    return send(id, before, { ...before, phone }, 'PUT', `${apiPaths.participant(id)}/contact`, body);
  };

  return {
    held,
    counts,
    async write() {
      const certain = [...held].flatMap(([id, { before, unanswered }]) => (before && !unanswered ? [{ id, before }] : []));
      if (certain.length < 3 || chance.next() < 0.4) return enrol();
      const { id, before } = chance.oneOf(certain);
      await change(id, before);
    },
  };
}
