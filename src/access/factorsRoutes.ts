import type { Clock } from '../platform/clock.ts';
import { saveSetting, showSetting, type DecidedSetting } from '../platform/http/decidedSetting.ts';
import { HttpFault, notFound } from '../platform/http/httpFault.ts';
import { route, type Route } from '../platform/http/route.ts';
import { noteProof } from '../platform/http/sessions.ts';
import {
  beginOwnCode,
  confirmOwnCode,
  ownCodeBegun,
  ownFactors,
  removeFactorsOf,
  removeOwnCode,
  replaceOwnRecoveryCodes,
} from './factorQueries.ts';
import {
  beginOneTimeCodes,
  confirmOneTimeCodes,
  getLoginRules,
  getOwnFactors,
  removeOneTimeCodes,
  removeUserFactors,
  renewRecoveryCodes,
  saveLoginRules,
} from './factorsApi.ts';
import { isAskedMore } from './lacksProof.ts';
import { loginRulesKept } from './loginRuleQueries.ts';
import { readLoginRules, USUAL_LOGIN_RULES, type LoginRules } from './loginRules.ts';
import { codeAddress, newCodeSecret, stepOfCode } from './oneTimeCode.ts';
import type { OfferedWays } from './offeredWays.ts';
import { ownPasskeys } from './passkeyQueries.ts';
import { countTry, forgetTries, provedByPassword, provedPassword } from './provedByPassword.ts';
import { newRecoveryCodes } from './recoveryCode.ts';

const loginRules: DecidedSetting<LoginRules> = { kept: loginRulesKept, usual: USUAL_LOGIN_RULES, read: readLoginRules };

const ALREADY = new HttpFault(409, 'codes-in-use', 'Engångskoder är redan på. Stäng av dem först om du vill byta app.');

/** The own ways to log in besides the password, and of whom the association asks them. */
export function factorsRoutes(clock: Clock, { eIdentification, passkeys }: OfferedWays): Route[] {
  return [
    route(getOwnFactors, ({ database, actor, operation, login }) =>
      database.read(actor, operation, async ({ db }) => {
        const { codeSince, recoveryCodesLeft, eIdentitySince } = await ownFactors(db);
        return {
          codeSince: codeSince?.toISOString() ?? null,
          recoveryCodesLeft,
          eIdentitySince: eIdentitySince?.toISOString() ?? null,
          passkeys: (await ownPasskeys(db)).map(({ id, name, madeAt, usedAt, isSynced }) => ({
            ...{ id, name, isSynced, since: madeAt.toISOString(), usedAt: usedAt?.toISOString() ?? null },
          })),
          passkeysAt: passkeys?.address ?? null,
          offersEIdentification: eIdentification !== undefined,
          isAsked: isAskedMore(login),
        };
      }),
    ),
    route(beginOneTimeCodes, async (asked) => {
      await provedPassword(asked, asked.body.password, clock);
      await forgetTries(asked);
      const { database, actor, operation, login } = asked;
      const [secret, cipher] = [newCodeSecret(), await database.cipher()];
      await database.write(actor, operation, async ({ db, now }) => {
        if (!(await beginOwnCode(db, login.userId, secret, cipher, now))) throw ALREADY;
      });
      return { secret, address: codeAddress(secret, login.email, database.entry.name) };
    }),
    route(confirmOneTimeCodes, async (asked) => {
      const { database, actor, operation, login, body, request } = asked;
      await countTry(asked, clock);
      const cipher = await database.cipher();
      const codes = newRecoveryCodes();
      const at = clock.now();
      await database.write(actor, operation, async ({ db, now }) => {
        const secret = await ownCodeBegun(db, login.userId, cipher);
        if (secret === undefined) throw ALREADY;
        const step = stepOfCode(secret, body.code, at);
        if (step === undefined)
          throw new HttpFault(
            422,
            'code-wrong',
            'Koden stämmer inte. Kontrollera att telefonens klocka går rätt, och skriv den kod som visas nu.',
          );
        if (!(await confirmOwnCode(db, step, now))) throw ALREADY;
        await replaceOwnRecoveryCodes(db, codes, now);
      });
      await forgetTries(asked);
      await noteProof(request, database, 'one_time_code', at);
      return { codes };
    }),
    route(removeOneTimeCodes, async (asked) => {
      await provedByPassword(asked, asked.body.password, asked.body.code, clock);
      const { database, actor, operation } = asked;
      await database.write(actor, operation, async ({ db }) => void (await removeOwnCode(db)));
      // What is left of what was shown now is the password alone; a key or an e-identification of before is not taken back.
      const { method } = asked.login;
      await noteProof(asked.request, database, method === 'passkey' || method === 'e_identification' ? method : 'password', clock.now());
    }),
    route(renewRecoveryCodes, async (asked) => {
      await provedByPassword(asked, asked.body.password, asked.body.code, clock);
      const codes = newRecoveryCodes();
      const { database, actor, operation } = asked;
      await database.write(actor, operation, async ({ db, now }) => {
        if ((await ownFactors(db)).codeSince === null) throw new HttpFault(409, 'no-codes', 'Engångskoder är inte på.');
        await replaceOwnRecoveryCodes(db, codes, now);
      });
      return { codes };
    }),
    route(removeUserFactors, ({ database, actor, operation, params, body }) =>
      database.write(actor, operation, async ({ db, touched, noted }) => {
        if (!(await removeFactorsOf(db, params.id))) throw notFound('Användarens lösennycklar, engångskoder eller e-legitimation');
        touched([params.id]);
        noted({ reason: body.reason });
      }),
    ),
    route(getLoginRules, (asked) => showSetting(asked, loginRules)),
    route(saveLoginRules, (asked) => saveSetting(asked, loginRules)),
  ];
}
