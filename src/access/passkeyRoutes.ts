import { randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Clock } from '../platform/clock.ts';
import type { AssociationDatabase } from '../platform/database/association.ts';
import type { Installation } from '../platform/database/installation.ts';
import { HttpFault, notFound } from '../platform/http/httpFault.ts';
import { route, type Route } from '../platform/http/route.ts';
import { beginSession, noteProof } from '../platform/http/sessions.ts';
import { findAssociation, loginJustBegun, sessionOf } from './beginLogin.ts';
import { isAskedMore } from './lacksProof.ts';
import type { SessionFacts } from './laterFacts.ts';
import { logLogin } from './loginQueries.ts';
import {
  addPasskey,
  beginPasskey,
  beginPasskeyLogin,
  beginPasskeyProof,
  logInByPasskey,
  proveByPasskey,
  removePasskey,
  renamePasskey,
} from './passkeyApi.ts';
import {
  addOwnPasskey,
  findPasskey,
  keepPasskeyStep,
  ownPasskeys,
  removeOwnPasskey,
  renameOwnPasskey,
  takePasskeyStep,
  usePasskey,
  type PasskeyStep,
  type PasskeyUse,
} from './passkeyQueries.ts';
import { HANDLE_BYTES, PASSKEY_MINUTES, type Passkeys } from './passkeys.ts';
import { giveStepCookie, newStepToken, takeStepCookie } from './stepCookie.ts';

const COOKIE = 'samla-passkey';
/** Devices that one person has, and some more. */
export const MOST_PASSKEYS = 20;

const NOT_OFFERED = new HttpFault(
  422,
  'no-passkeys',
  'Lösennycklar går inte att använda på den här adressen. Logga in med lösenord. Den som sköter Samla: sätt SAMLA_ADDRESS.',
);
const NO_STEP = new HttpFault(422, 'no-step', 'Det påbörjades inte här, eller tog för lång tid. Börja om.');
/** The same for a key that is unknown, was removed, whose user has left, or whose signature does not hold. */
const REFUSED = new HttpFault(
  401,
  'passkey-refused',
  'Lösennyckeln gäller inte här. Kontrollera att förbundet stämmer, eller logga in på ett annat sätt.',
);
const NOT_PROVED = new HttpFault(
  422,
  'passkey-refused',
  'Lösennyckeln stämmer inte. Försök igen med en av dina egna, eller skriv lösenordet.',
);
const COPIED = new HttpFault(
  422,
  'passkey-counted-back',
  'Lösennyckeln har räknat baklänges, så det kan finnas en kopia av den. Ta bort den och lägg till en ny.',
);

/** Logging in by passkey, proving oneself by one, and the own ones. */
export function passkeyRoutes(installation: Installation, clock: Clock, facts: SessionFacts, passkeys: Passkeys | undefined): Route[] {
  const offered = (): Passkeys => {
    if (!passkeys) throw NOT_OFFERED;
    return passkeys;
  };
  type Browser = { readonly request: FastifyRequest; readonly reply: FastifyReply };
  const keep = async (database: AssociationDatabase, use: PasskeyUse, { request, reply }: Browser, step: PasskeyStep): Promise<void> => {
    const [token, cipher, at] = [newStepToken(database), await database.cipher(), clock.now()];
    const until = new Date(at.getTime() + PASSKEY_MINUTES * 60_000);
    await database.beforeLogin((db) => keepPasskeyStep(db, [use, token], step, cipher, [at, until]));
    giveStepCookie(request, reply, COOKIE, token, PASSKEY_MINUTES);
  };
  /** What the browser began, once; of a user's, for that user alone. */
  const take = async (use: PasskeyUse, { request, reply }: Browser, login?: { readonly userId: string }) => {
    const held = await takeStepCookie(installation, request, reply, COOKIE);
    if (!held) throw NO_STEP;
    const cipher = await held.database.cipher();
    const step = await held.database.beforeLogin((db) => takePasskeyStep(db, [use, held.token], cipher, clock.now()));
    if (!step || step.userId !== (login?.userId ?? null)) throw NO_STEP;
    return { database: held.database, step };
  };

  return [
    route(beginPasskeyLogin, async ({ body, request, reply }) => {
      const database = await findAssociation(installation, body.association);
      if (!database) throw new HttpFault(422, 'no-association', 'Det finns inget förbund med det namnet här. Kontrollera namnet.');
      const asked = offered().toShow([]);
      await keep(database, 'login', { request, reply }, { userId: null, challenge: asked.challenge, handle: '' });
      return asked;
    }),
    // No tries are counted: nobody guesses a signature, and wrong passwords of others must not keep the owner of a key out.
    route(logInByPasskey, async ({ body, request, reply }) => {
      const { database, step } = await take('login', { request, reply });
      const at = clock.now();
      const credentialId = Buffer.from(body.credentialId, 'base64url');
      const found = await database.beforeLogin((db) => findPasskey(db, credentialId));
      const refuse = async (why: string): Promise<never> => {
        await database.beforeLogin((db) => logLogin(db, at, found?.candidate, 'denied', why));
        throw REFUSED;
      };
      if (!found) return refuse('lösennyckel som ingen har');
      const checked = await offered().check(body, step.challenge, found.publicKey);
      if (!checked.ok || body.userHandle !== found.handle.toString('base64url')) return refuse('lösennyckeln stämmer inte');
      if (!(await database.beforeLogin((db) => usePasskey(db, credentialId, checked.value, at))))
        return refuse('lösennyckelns räknare gick bakåt');
      await database.beforeLogin((db) => logLogin(db, at, found.candidate, 'done', 'lösennyckel'));
      await beginSession(request, database.entry.slug, found.candidate.userId);
      await noteProof(request, database, 'passkey', at);
      return sessionOf(await loginJustBegun(request, database, clock), database, facts, clock.today());
    }),
    route(beginPasskeyProof, async ({ database, actor, operation, login, request, reply }) => {
      const own = await database.read(actor, operation, ({ db }) => ownPasskeys(db));
      if (own.length === 0) throw new HttpFault(422, 'no-own-passkey', 'Du har ingen lösennyckel. Skriv lösenordet.');
      const asked = offered().toShow(own);
      await keep(database, 'proof', { request, reply }, { userId: login.userId, challenge: asked.challenge, handle: '' });
      return asked;
    }),
    route(proveByPasskey, async ({ database, actor, operation, login, body, request, reply }) => {
      const { step } = await take('proof', { request, reply }, login);
      const at = clock.now();
      const credentialId = Buffer.from(body.credentialId, 'base64url');
      const found = await database.beforeLogin((db) => findPasskey(db, credentialId));
      if (found?.candidate.userId !== login.userId) throw NOT_PROVED;
      const checked = await offered().check(body, step.challenge, found.publicKey);
      if (!checked.ok) throw NOT_PROVED;
      if (!(await database.beforeLogin((db) => usePasskey(db, credentialId, checked.value, at)))) throw COPIED;
      await database.write(actor, operation, async () => undefined);
      await noteProof(request, database, 'passkey', at);
    }),
    route(beginPasskey, async ({ database, actor, operation, login, request, reply }) => {
      const own = await database.read(actor, operation, ({ db }) => ownPasskeys(db));
      const handle = own[0]?.handle ?? randomBytes(HANDLE_BYTES);
      const asked = offered().toAdd({ handle, email: login.email, name: login.name, association: database.entry.name }, own);
      const step = { userId: login.userId, challenge: asked.challenge, handle: handle.toString('base64url') };
      await keep(database, 'adding', { request, reply }, step);
      return asked;
    }),
    route(addPasskey, async ({ database, actor, operation, login, body, request, reply }) => {
      const { step } = await take('adding', { request, reply }, login);
      const made = await offered().readMade(body.made, step.challenge);
      if (!made.ok) throw new HttpFault(422, 'passkey-false', 'Svaret från enheten gick inte att lita på. Börja om.');
      const kept = { name: body.name.trim(), handle: Buffer.from(step.handle, 'base64url'), atMost: MOST_PASSKEYS };
      await database.write(actor, operation, async ({ db, now }) => {
        const outcome = await addOwnPasskey(db, made.value, kept, now);
        if (outcome === 'many')
          throw new HttpFault(422, 'passkeys-many', `Du har redan ${MOST_PASSKEYS} lösennycklar. Ta bort en som du inte använder.`);
        if (outcome === 'taken') throw new HttpFault(422, 'passkey-taken', 'Lösennyckeln är redan tillagd. Välj en annan enhet.');
      });
      await noteProof(request, database, 'passkey', clock.now());
    }),
    route(renamePasskey, ({ database, actor, operation, params, body }) =>
      database.write(actor, operation, async ({ db }) => {
        if (!(await renameOwnPasskey(db, params.id, body.name.trim()))) throw notFound('Lösennyckeln');
      }),
    ),
    route(removePasskey, ({ database, actor, operation, login, params }) =>
      database.write(actor, operation, async ({ db }) => {
        const outcome = await removeOwnPasskey(db, params.id, isAskedMore(login));
        if (outcome === undefined) throw notFound('Lösennyckeln');
        if (outcome === 'last')
          throw new HttpFault(
            409,
            'last-way',
            'Lösennyckeln är ditt enda sätt att logga in som räcker. Lägg till en annan, engångskoder eller e-legitimation först.',
          );
      }),
    ),
  ];
}
