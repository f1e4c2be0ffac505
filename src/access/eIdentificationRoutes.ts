import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Clock } from '../platform/clock.ts';
import type { AssociationDatabase } from '../platform/database/association.ts';
import type { Installation } from '../platform/database/installation.ts';
import { HttpFault } from '../platform/http/httpFault.ts';
import { route, type Route } from '../platform/http/route.ts';
import { beginSession, noteProof } from '../platform/http/sessions.ts';
import { findAssociation, loginJustBegun, sessionOf } from './beginLogin.ts';
import type { IdentityFault } from './eIdentification.ts';
import { beginEIdentification, finishEIdentification, getLoginWays, linkEIdentification } from './eIdentificationApi.ts';
import { provedByPassword } from './provedByPassword.ts';
import type { SessionFacts } from './laterFacts.ts';
import { logLogin } from './loginQueries.ts';
import type { OfferedWays } from './offeredWays.ts';
import { findLoginByIdentity, keepLoginStep, linkIdentity, takeLoginStep } from './loginStepQueries.ts';
import { giveStepCookie, newStepToken, takeStepCookie } from './stepCookie.ts';

/** How long somebody may take at the provider. */
const STEP_MINUTES = 10;
const COOKIE = 'samla-eid';

const NOT_OFFERED = new HttpFault(422, 'no-e-identification', 'E-legitimation är inte på i den här installationen. Logga in med lösenord.');
const NO_STEP = new HttpFault(422, 'no-step', 'Inloggningen påbörjades inte här, eller tog för lång tid. Börja om.');
const AWAY = new HttpFault(
  422,
  'provider-away',
  'E-legitimationstjänsten svarar inte just nu. Försök igen om en stund, eller logga in med lösenord.',
);

const FAULTS: Readonly<Record<IdentityFault, HttpFault>> = {
  away: AWAY,
  refused: new HttpFault(422, 'called-off', 'Inloggningen med e-legitimation avbröts. Försök igen.'),
  'too-weak': new HttpFault(
    422,
    'too-weak',
    'E-legitimationen har för låg tillitsnivå. Använd en på nivå 3, till exempel Freja eID+ eller BankID.',
  ),
  'no-number': new HttpFault(422, 'no-number', 'E-legitimationstjänsten lämnade inget personnummer. Säg till den som sköter Samla.'),
  false: new HttpFault(422, 'not-proved', 'Svaret från e-legitimationstjänsten gick inte att lita på. Börja om.'),
};
/** The same for somebody unknown and for one who has left. */
const UNKNOWN = new HttpFault(
  422,
  'not-linked',
  'E-legitimationen är inte kopplad till någon användare här. Logga in med lösenord och koppla den under ditt namn.',
);

/** Logging in by e-identification, and linking it to oneself. */
export function eIdentificationRoutes(
  installation: Installation,
  clock: Clock,
  facts: SessionFacts,
  { eIdentification: by, passkeys }: OfferedWays,
): Route[] {
  const begin = async (database: AssociationDatabase, userId: string | null, request: FastifyRequest, reply: FastifyReply) => {
    if (!by) throw NOT_OFFERED;
    const begun = await by.begin();
    if (!begun.ok) throw AWAY;
    const token = newStepToken(database);
    const until = new Date(clock.now().getTime() + STEP_MINUTES * 60_000);
    const cipher = await database.cipher();
    await database.beforeLogin((db) => keepLoginStep(db, token, { userId, kept: begun.value.kept }, cipher, [clock.now(), until]));
    giveStepCookie(request, reply, COOKIE, token, STEP_MINUTES);
    return { url: begun.value.url };
  };
  return [
    route(getLoginWays, async () => ({ eIdentification: by !== undefined, passkeysAt: passkeys?.address ?? null })),
    route(beginEIdentification, async ({ body, request, reply }) => {
      const database = await findAssociation(installation, body.association);
      if (!database) throw new HttpFault(422, 'no-association', 'Det finns inget förbund med det namnet här. Kontrollera namnet.');
      return begin(database, null, request, reply);
    }),
    route(linkEIdentification, async (asked) => {
      await provedByPassword(asked, asked.body.password, asked.body.code, clock);
      const { database, actor, operation, login, request, reply } = asked;
      await database.write(actor, operation, async ({ touched }) => touched([login.userId]));
      return begin(database, login.userId, request, reply);
    }),
    route(finishEIdentification, async ({ body, request, reply }) => {
      if (!by) throw NOT_OFFERED;
      const held = await takeStepCookie(installation, request, reply, COOKIE);
      if (!held) throw NO_STEP;
      const { database, token } = held;
      const cipher = await database.cipher();
      const at = clock.now();
      const step = await database.beforeLogin((db) => takeLoginStep(db, token, cipher, at));
      if (!step) throw NO_STEP;
      const proved = await by.finish(body.query, step.kept);
      if (!proved.ok) throw FAULTS[proved.error];
      const { slug } = database.entry;
      if (step.userId !== null) {
        const { userId } = step;
        if (!(await database.beforeLogin((db) => linkIdentity(db, userId, proved.value, cipher, at))))
          throw new HttpFault(422, 'linked-elsewhere', 'E-legitimationen är redan kopplad till en annan användare i förbundet.');
        return { session: null, slug };
      }
      const candidate = await database.beforeLogin((db) => findLoginByIdentity(db, proved.value, cipher));
      if (!candidate) {
        await database.beforeLogin((db) => logLogin(db, at, undefined, 'denied', 'e-legitimation som ingen har'));
        throw UNKNOWN;
      }
      await database.beforeLogin((db) => logLogin(db, at, candidate, 'done', 'e-legitimation'));
      await beginSession(request, slug, candidate.userId);
      await noteProof(request, database, 'e_identification', at);
      return { session: await sessionOf(await loginJustBegun(request, database, clock), database, facts, clock.today()), slug };
    }),
  ];
}
