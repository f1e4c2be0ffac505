import type { Clock } from '../platform/clock.ts';
import type { Installation } from '../platform/database/installation.ts';
import { HttpFault } from '../platform/http/httpFault.ts';
import { route, type Route } from '../platform/http/route.ts';
import { beginSession, endSession, noteProof } from '../platform/http/sessions.ts';
import { codeProof } from './codeProof.ts';
import { findAssociation, loginJustBegun, sessionOf } from './beginLogin.ts';
import { LOGIN_LIMIT, plainEmail } from './loginLimit.ts';
import { beginLogin, findLogin, forgetLoginAttempts, logLogin, replacePassword } from './loginQueries.ts';
import { hashPassword, verifyPassword } from './password.ts';
import type { LeakedPasswords } from './leakedPasswords.ts';
import { newPasswordFault } from './newPasswordFault.ts';
import { ownPasskeys } from './passkeyQueries.ts';
import type { Passkeys } from './passkeys.ts';
import { FRESH_PROOF_MINUTES, isFreshlyProved } from '../platform/http/freshProof.ts';
import { countTry, forgetTries, provedByPassword } from './provedByPassword.ts';
import type { SessionFacts } from './laterFacts.ts';
import { changePassword, getOwnProof, getSession, logIn, logOut, proveOneself } from './sessionApi.ts';

/** Logging in and out, who one is, and one's password. */
export function sessionRoutes(
  installation: Installation,
  clock: Clock,
  facts: SessionFacts,
  {
    leakedPasswords: leaked,
    passkeys,
  }: { readonly leakedPasswords?: LeakedPasswords | undefined; readonly passkeys?: Passkeys | undefined },
): Route[] {
  return [
    route(logIn, async ({ body, request, reply }) => {
      const database = await findAssociation(installation, body.association);
      const email = plainEmail(body.email);
      const now = clock.now();
      if (database && !(await database.beforeLogin((db) => beginLogin(db, { email, address: request.ip, at: now })))) {
        await database.beforeLogin(async (db) => logLogin(db, now, await findLogin(db, email), 'refused', 'för många försök'));
        reply.header('retry-after', LOGIN_LIMIT.minutes * 60);
        throw new HttpFault(429, 'too-many', `För många försök. Vänta ${LOGIN_LIMIT.minutes} minuter och försök igen.`);
      }
      const candidate = database && (await database.beforeLogin((db) => findLogin(db, email)));
      const right = await verifyPassword(candidate?.passwordHash, body.password);
      if (!database || !candidate || !right) {
        await database?.beforeLogin((db) => logLogin(db, now, candidate, 'denied', 'fel adress eller lösenord'));
        throw new HttpFault(401, 'login-failed', 'Förbund, e-post eller lösenord stämmer inte. Kontrollera alla tre och försök igen.');
      }
      if (candidate.passwordExpiresAt !== null && candidate.passwordExpiresAt <= now) {
        await database.beforeLogin((db) => logLogin(db, now, candidate, 'denied', 'engångslösenordet har gått ut'));
        throw new HttpFault(
          401,
          'password-expired',
          'Engångslösenordet har gått ut. Be administratören eller den som sköter Samla om ett nytt.',
        );
      }
      const proof = await codeProof(database, candidate.userId, body.code, now);
      if ('fault' in proof) {
        await database.beforeLogin((db) => logLogin(db, now, candidate, 'denied', proof.why));
        throw proof.fault;
      }
      // Audited first: if that fails nobody is logged in.
      await database.beforeLogin((db) =>
        logLogin(db, now, candidate, 'done', `rätt lösenord${proof.method === 'password' ? '' : ' och kod'}`),
      );
      await beginSession(request, database.entry.slug, candidate.userId);
      await noteProof(request, database, proof.method, now);
      await database.beforeLogin((db) => forgetLoginAttempts(db, email, request.ip));
      return sessionOf(await loginJustBegun(request, database, clock), database, facts, clock.today());
    }),
    route(getSession, ({ login, database }) => sessionOf(login, database, facts, clock.today())),
    route(getOwnProof, ({ login, database, actor, operation }) =>
      database.read(actor, operation, async ({ db }) => ({
        isFresh: isFreshlyProved(login, clock.now()),
        minutes: FRESH_PROOF_MINUTES,
        passkeysAt: passkeys && (await ownPasskeys(db)).length > 0 ? passkeys.address : null,
      })),
    ),
    route(proveOneself, async (asked) => {
      const method = await provedByPassword(asked, asked.body.password, asked.body.code, clock);
      const { request, database, actor, operation, login } = asked;
      await database.write(actor, operation, async () => undefined);
      // A password after an e-identification makes the session newer, not weaker.
      await noteProof(request, database, method === 'password' ? login.method : method, clock.now());
    }),
    route(logOut, async ({ request, reply, database, actor, operation }) => {
      await database.write(actor, operation, async () => undefined);
      await endSession(request, reply);
    }),
    route(changePassword, async ({ body, database, login, actor, request }) => {
      const at = clock.now();
      await countTry({ database, login, request }, clock);
      const candidate = await database.beforeLogin((db) => findLogin(db, login.email));
      if (!candidate?.passwordHash || !(await verifyPassword(candidate.passwordHash, body.current)))
        throw new HttpFault(422, 'password-wrong', 'Det nuvarande lösenordet stämmer inte.');
      await forgetTries({ database, login, request });
      if (body.next === body.current) throw new HttpFault(422, 'password-same', 'Välj ett annat lösenord än det du har.');
      const fault = await newPasswordFault(body.next, [login.email, login.name, database.entry.name, database.entry.slug], leaked);
      if (fault) throw new HttpFault(422, fault.code, fault.text);
      const change = {
        userId: candidate.userId,
        oldHash: candidate.passwordHash,
        newHash: await hashPassword(body.next),
        at,
        role: actor.role,
      };
      const changed = await database.beforeLogin((db) => replacePassword(db, change));
      if (!changed) throw new HttpFault(422, 'password-changed', 'Lösenordet ändrades nyss på annat håll. Logga in igen.');
      // All sessions of the user ended with the old password; this browser gets a new one, proved as the old one was.
      await beginSession(request, database.entry.slug, login.userId);
      await noteProof(request, database, login.method, at);
    }),
  ];
}
