import { randomUUID } from 'node:crypto';
import { emailOf, PASSWORD, type Who } from '../accessWorld.ts';
import { at, NOWHERE, save, type Case, type FeatureAccess } from '../routeCase.ts';
import type { RouteWorld } from '../routeWorld.ts';

// A login ends the session that the browser had.
const logIn = (of: (world: RouteWorld, who: Who) => object): Case => ({
  fresh: true,
  ask: (world, who) => ({ url: '/api/session', payload: of(world, who) }),
});
const role = (name: string): object => ({
  ...{ id: randomUUID(), role: name, interventionId: null, from: '2999-01-01', to: null, reason: null, decision: null },
});
const approval = (id: (world: RouteWorld) => string): Case => ({
  ask: (world) => ({ url: `/api/approvals/${id(world)}`, payload: { version: 1, approve: true } }),
});
const invitation = (token: (world: RouteWorld, who: Who) => string, password?: string): Case => ({
  fresh: password !== undefined,
  ask: (world, who) => ({
    url: '/api/invitation',
    payload: { association: world.own.database.entry.slug, token: token(world, who), ...(password === undefined ? {} : { password }) },
  }),
});

export const accessAccess: FeatureAccess = {
  rows: `
operation                   case                   nobody left roleless coordinator economist board_member auditor administrator team_leader team_member counsellor
logIn                       right-password         200    401  200      200         200       200          200     200           200         200         200
logIn                       wrong-password         401    401  401      401         401       401          401     401           401         401         401
logIn                       foreign-association    401    401  401      401         401       401          401     401           401         401         401
getLoginWays                -                      200    200  200      200         200       200          200     200           200         200         200
beginEIdentification        -                      200    200  200      200         200       200          200     200           200         200         200
finishEIdentification       proved                 200    200  200      200         200       200          200     200           200         200         200
finishEIdentification       not-begun              422    422  422      422         422       422          422     422           422         422         422
getOwnFactors               -                      401    401  200      200         200       200          200     200           200         200         200
confirmOneTimeCodes         wrong-code             401    401  422      422         422       422          422     422           422         422         422
confirmOneTimeCodes         right-code             401    401  200      200         200       200          200     200           200         200         200
renewRecoveryCodes          right-code             401    401  200      200         200       200          200     200           200         200         200
removeOneTimeCodes          right-code             401    401  204      204         204       204          204     204           204         204         204
beginOneTimeCodes           right-password         401    401  200      200         200       200          200     200           200         200         200
beginOneTimeCodes           wrong-password         401    401  422      422         422       422          422     422           422         422         422
linkEIdentification         right-password         401    401  200      200         200       200          200     200           200         200         200
linkEIdentification         wrong-password         401    401  422      422         422       422          422     422           422         422         422
beginPasskeyLogin           -                      200    200  200      200         200       200          200     200           200         200         200
logInByPasskey              right-key              200    200  200      200         200       200          200     200           200         200         200
logInByPasskey              unknown-key            401    401  401      401         401       401          401     401           401         401         401
logInByPasskey              not-begun              422    422  422      422         422       422          422     422           422         422         422
beginPasskeyProof           -                      401    401  200      200         200       200          200     200           200         200         200
proveByPasskey              own-key                401    401  204      204         204       204          204     204           204         204         204
proveByPasskey              colleagues-key         401    401  422      422         422       422          422     422           422         422         422
beginPasskey                -                      401    401  200      200         200       200          200     200           200         200         200
addPasskey                  new-key                401    401  204      204         204       204          204     204           204         204         204
addPasskey                  not-begun              401    401  422      422         422       422          422     422           422         422         422
renamePasskey               own-key                401    401  204      204         204       204          204     204           204         204         204
renamePasskey               foreign-key            401    401  404      404         404       404          404     404           404         404         404
removePasskey               own-key                401    401  204      204         204       204          204     204           204         204         204
removePasskey               foreign-key            401    401  404      404         404       404          404     404           404         404         404
removeUserFactors           own-user               401    401  403      403         403       403          403     204           403         403         403
removeUserFactors           foreign-user           401    401  403      403         403       403          403     404           403         403         403
getLoginRules               -                      401    401  403      200         403       403          200     200           403         403         403
saveLoginRules              -                      401    401  403      200         403       403          403     403           403         403         403
getOwnProof                 -                      401    401  200      200         200       200          200     200           200         200         200
proveOneself                right-password         401    401  204      204         204       204          204     204           204         204         204
proveOneself                wrong-password         401    401  422      422         422       422          422     422           422         422         422
getSession                  -                      401    401  200      200         200       200          200     200           200         200         200
listOwnSessions             -                      401    401  200      200         200       200          200     200           200         200         200
listOperations              -                      401    401  200      200         200       200          200     200           200         200         200
endOwnSession               own-session            401    401  204      204         204       204          204     204           204         204         204
endOwnSession               foreign-session        401    401  404      404         404       404          404     404           404         404         404
endOtherSessions            -                      401    401  204      204         204       204          204     204           204         204         204
logOut                      -                      401    401  204      204         204       204          204     204           204         204         204
changePassword              right-password         401    401  204      204         204       204          204     204           204         204         204
changePassword              wrong-password         401    401  422      422         422       422          422     422           422         422         422
listUsers                   -                      401    401  403      403         403       403          403     200           403         403         403
getUser                     own-user               401    401  403      403         403       403          403     200           403         403         403
getUser                     foreign-user           401    401  403      403         403       403          403     404           403         403         403
inviteUser                  -                      401    401  403      403         403       403          403     201           403         403         403
giveRole                    own-user               401    401  403      403         403       403          403     201           403         403         403
giveRole                    foreign-user           401    401  403      403         403       403          403     404           403         403         403
endRole                     own-role               401    401  403      403         403       403          403     204           403         403         403
endRole                     foreign-role           401    401  403      403         403       403          403     404           403         403         403
sendLink                    own-user               401    401  403      403         403       403          403     201           403         403         403
sendLink                    foreign-user           401    401  403      403         403       403          403     404           403         403         403
endUserSessions             own-user               401    401  403      403         403       403          403     204           403         403         403
endUserSessions             foreign-user           401    401  403      403         403       403          403     404           403         403         403
saveEmployment              own-user               401    401  403      403         403       403          403     204           403         403         403
saveEmployment              foreign-user           401    401  403      403         403       403          403     404           403         403         403
leaveUser                   own-user               401    401  403      403         403       403          403     204           403         403         403
leaveUser                   foreign-user           401    401  403      403         403       403          403     404           403         403         403
listApprovals               -                      401    401  403      403         403       403          403     403           200         403         403
answerApproval              own-team               401    401  403      403         403       403          403     403           204         403         403
answerApproval              other-team             401    401  403      403         403       403          403     403           404         403         403
answerApproval              foreign-role           401    401  403      403         403       403          403     403           404         403         403
openInvitation              right-link             200    200  200      200         200       200          200     200           200         200         200
openInvitation              wrong-link             422    422  422      422         422       422          422     422           422         422         422
choosePassword              right-link             200    200  200      200         200       200          200     200           200         200         200
choosePassword              wrong-link             422    422  422      422         422       422          422     422           422         422         422
saveRoleRules               -                      401    401  403      200         403       403          403     403           403         403         403
getRoleRules                -                      401    401  403      200         403       403          200     200           403         403         403
`,
  cases: {
    'logIn right-password': logIn((world, who) => ({
      association: world.own.database.entry.slug,
      email: emailOf(who === 'nobody' ? 'coordinator' : who),
      password: world.passwords.get(who) ?? PASSWORD,
    })),
    'logIn wrong-password': logIn((world, who) => ({
      association: world.own.database.entry.name,
      email: emailOf(who),
      password: 'inte det rätta',
    })),
    'logIn foreign-association': logIn((world, who) => ({
      association: world.foreign.database.entry.name,
      email: emailOf(who),
      password: PASSWORD,
    })),
    'getOwnProof -': at('/api/session/proof'),
    'proveOneself right-password': {
      ask: (world, who) => ({ url: '/api/session/proof', payload: { password: world.passwords.get(who) ?? PASSWORD } }),
    },
    'proveOneself wrong-password': { ask: () => ({ url: '/api/session/proof', payload: { password: 'fel' } }) },
    'getSession -': at('/api/session'),
    'logOut -': { ...at('/api/session'), fresh: true },
    'changePassword right-password': {
      fresh: true,
      ask: (world, who) => {
        const [current, next] = [world.passwords.get(who) ?? PASSWORD, `ett nytt för ${who}, blå båtar`];
        if (who !== 'nobody' && who !== 'left') world.passwords.set(who, next);
        return { url: '/api/password', payload: { current, next } };
      },
    },
    'changePassword wrong-password': {
      ask: () => ({ url: '/api/password', payload: { current: 'inte det rätta', next: 'fyra gula cyklar' } }),
    },
    'listUsers -': at('/api/users'),
    'getUser own-user': { ask: ({ spare }) => ({ url: `/api/users/${spare.user}` }) },
    'getUser foreign-user': { ask: ({ foreignUser }) => ({ url: `/api/users/${foreignUser}` }) },
    'inviteUser -': {
      ask: (_, who) => ({
        url: '/api/users',
        payload: { id: randomUUID(), name: 'Ny Person', email: emailOf(`ny-av-${who}`), isEmployee: false, role: role('economist') },
      }),
    },
    'giveRole own-user': { ask: ({ spare }) => ({ url: `/api/users/${spare.user}/roles`, payload: role('board_member') }) },
    'giveRole foreign-user': { ask: ({ foreignUser }) => ({ url: `/api/users/${foreignUser}/roles`, payload: role('auditor') }) },
    'endRole own-role': { ask: ({ spare }) => ({ url: `/api/roles/${spare.role}/end`, payload: { version: 1, to: null } }) },
    'endRole foreign-role': { ask: () => ({ url: `/api/roles/${NOWHERE}/end`, payload: { version: 1, to: null } }) },
    'sendLink own-user': { ask: ({ spare }) => ({ url: `/api/users/${spare.user}/link`, payload: { version: 1 } }) },
    'sendLink foreign-user': { ask: ({ foreignUser }) => ({ url: `/api/users/${foreignUser}/link`, payload: { version: 1 } }) },
    'endUserSessions own-user': { ask: ({ spare }) => ({ url: `/api/users/${spare.user}/sessions` }) },
    'endUserSessions foreign-user': { ask: ({ foreignUser }) => ({ url: `/api/users/${foreignUser}/sessions` }) },
    'saveEmployment own-user': {
      ask: ({ spare }) => ({ url: `/api/users/${spare.user}/employment`, payload: { version: 2, isEmployee: false } }),
    },
    'saveEmployment foreign-user': {
      ask: ({ foreignUser }) => ({ url: `/api/users/${foreignUser}/employment`, payload: { version: 1, isEmployee: false } }),
    },
    'leaveUser own-user': { ask: ({ spare }) => ({ url: `/api/users/${spare.user}/leave`, payload: { version: 3 } }) },
    'leaveUser foreign-user': { ask: ({ foreignUser }) => ({ url: `/api/users/${foreignUser}/leave`, payload: { version: 1 } }) },
    'getLoginWays -': at('/api/login-ways'),
    'beginEIdentification -': { ask: ({ own }) => ({ url: '/api/e-identification', payload: { association: own.database.entry.slug } }) },
    'finishEIdentification proved': {
      fresh: true,
      ask: ({ loginSteps }, who) => ({
        url: '/api/e-identification/answer',
        payload: { query: 'code=x' },
        cookie: `samla-eid=${loginSteps.get(who) ?? ''}`,
      }),
    },
    'finishEIdentification not-begun': { ask: () => ({ url: '/api/e-identification/answer', payload: { query: 'code=x' } }) },
    'getOwnFactors -': at('/api/factors'),
    'beginOneTimeCodes right-password': {
      once: true,
      ask: () => ({ url: '/api/factors/one-time-codes', payload: { password: PASSWORD } }),
    },
    'beginOneTimeCodes wrong-password': { ask: () => ({ url: '/api/factors/one-time-codes', payload: { password: 'fel' } }) },
    'confirmOneTimeCodes wrong-code': { ask: () => ({ url: '/api/factors/one-time-codes', payload: { code: '000000' } }) },
    // Three codes of one secret, of the half-minute before, this one and the next: each works once.
    'confirmOneTimeCodes right-code': {
      once: true,
      ask: ({ codeOf }, who) => ({ url: '/api/factors/one-time-codes', payload: { code: codeOf(who, -30) } }),
    },
    'renewRecoveryCodes right-code': {
      once: true,
      ask: ({ codeOf }, who) => ({ url: '/api/factors/recovery-codes', payload: { password: PASSWORD, code: codeOf(who, 0) } }),
    },
    'removeOneTimeCodes right-code': {
      ask: ({ codeOf }, who) => ({ url: '/api/factors/one-time-codes/removal', payload: { password: PASSWORD, code: codeOf(who, 30) } }),
    },
    'linkEIdentification right-password': {
      once: true,
      ask: () => ({ url: '/api/factors/e-identification', payload: { password: PASSWORD } }),
    },
    'linkEIdentification wrong-password': { ask: () => ({ url: '/api/factors/e-identification', payload: { password: 'fel' } }) },
    'beginPasskeyLogin -': { ask: ({ own }) => ({ url: '/api/passkey-login', payload: { association: own.database.entry.slug } }) },
    'logInByPasskey right-key': { fresh: true, ask: ({ passkeys }, who) => passkeys.logIn(who, 'right') },
    'logInByPasskey unknown-key': { fresh: true, ask: ({ passkeys }, who) => passkeys.logIn(who, 'unknown') },
    'logInByPasskey not-begun': {
      ask: ({ passkeys }, who) => ({ ...passkeys.logIn(who, 'right'), cookie: '' }),
    },
    'beginPasskeyProof -': at('/api/session/proof/passkey'),
    'proveByPasskey own-key': { once: true, ask: ({ passkeys }, who) => passkeys.prove(who, 'own') },
    'proveByPasskey colleagues-key': { ask: ({ passkeys }, who) => passkeys.prove(who, 'colleague') },
    'beginPasskey -': at('/api/factors/passkeys/options'),
    'addPasskey new-key': { once: true, ask: ({ passkeys }, who) => passkeys.add(who) },
    'addPasskey not-begun': { ask: ({ passkeys }, who) => ({ ...passkeys.add(who), cookie: '' }) },
    'renamePasskey own-key': {
      ask: ({ passkeys }, who) => ({ url: `/api/factors/passkeys/${passkeys.idOf(who)}`, payload: { name: 'Jobbdatorn' } }),
    },
    'renamePasskey foreign-key': {
      ask: ({ passkeys }) => ({ url: `/api/factors/passkeys/${passkeys.idOf('colleague')}`, payload: { name: 'Jobbdatorn' } }),
    },
    'removePasskey own-key': { once: true, ask: ({ passkeys }, who) => ({ url: `/api/factors/passkeys/${passkeys.idOf(who)}` }) },
    'removePasskey foreign-key': { ask: ({ passkeys }) => ({ url: `/api/factors/passkeys/${passkeys.idOf('colleague')}` }) },
    'removeUserFactors own-user': {
      ask: ({ spare }) => ({ url: `/api/users/${spare.user}/factors/removal`, payload: { reason: 'Visade legitimation' } }),
    },
    'removeUserFactors foreign-user': {
      ask: ({ foreignUser }) => ({ url: `/api/users/${foreignUser}/factors/removal`, payload: { reason: 'Visade legitimation' } }),
    },
    'getLoginRules -': at('/api/settings/login'),
    'saveLoginRules -': save('/api/settings/login', { secondFactor: 'nobody' }),
    'listOwnSessions -': at('/api/sessions'),
    'listOperations -': at('/api/operations'),
    'endOwnSession own-session': { ask: ({ sessions }, who) => ({ url: `/api/sessions/${sessions.get(who) ?? NOWHERE}` }) },
    'endOwnSession foreign-session': { ask: ({ sessions }) => ({ url: `/api/sessions/${sessions.get('colleague') ?? NOWHERE}` }) },
    'endOtherSessions -': at('/api/sessions'),
    'listApprovals -': at('/api/approvals'),
    'answerApproval own-team': approval(({ spare }) => spare.waiting),
    'answerApproval other-team': approval(({ spare }) => spare.waitingElsewhere),
    'answerApproval foreign-role': approval(() => NOWHERE),
    'openInvitation right-link': invitation(({ tokens }) => tokens.get('unused') ?? ''),
    'openInvitation wrong-link': invitation(() => 'finns-inte'),
    'choosePassword right-link': invitation((world, who) => world.tokens.get(who) ?? '', 'sju lugna kaniner i hagen'),
    'choosePassword wrong-link': invitation(() => 'finns-inte', 'sju lugna kaniner i hagen'),
    'getRoleRules -': at('/api/settings/roles'),
    'saveRoleRules -': save('/api/settings/roles', { employeesInTeams: false, apart: [{ one: 'economist', other: 'auditor' }] }),
  },
};
