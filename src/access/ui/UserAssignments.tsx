import type { TFunction } from 'i18next';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../web/ui-kit/Badge.tsx';
import { Button } from '../../web/ui-kit/Button.tsx';
import { useLanguage } from '../../web/ui-kit/language.ts';
import { momentText } from '../../web/ui-kit/momentText.ts';
import { PeriodText } from '../../web/ui-kit/PeriodText.tsx';
import { Table } from '../../web/ui-kit/Table.tsx';
import type { UserPage } from '../usersApi.ts';
import { EndRoleDialog } from './EndRoleDialog.tsx';
import { GiveRoleForm } from './GiveRoleForm.tsx';
import { roleText } from './roleText.ts';

export type Assignment = UserPage['assignments'][number];
const IS_HERE: ReadonlySet<Assignment['state']> = new Set(['now', 'later', 'pending']);

/** What a user is and has been: roles from–to, each with who gave it, and giving and ending them. */
export function UserAssignments({ user, today }: { readonly user: UserPage; readonly today: string }) {
  const { t } = useTranslation('access');
  const [ending, setEnding] = useState<Assignment>();
  const here = user.assignments.filter(({ state }) => IS_HERE.has(state));
  const past = user.assignments.filter(({ state }) => !IS_HERE.has(state));
  return (
    <>
      <section className="stack" aria-labelledby="roles">
        <h2 id="roles">{t('user.roles')}</h2>
        {here.length === 0 ? (
          <p className="quiet">{t('user.noRoles', { name: user.name })}</p>
        ) : (
          <ul className="assignments" aria-labelledby="roles">
            {here.map((one) => (
              <HeldRole key={one.id} assignment={one} onEnd={() => setEnding(one)} />
            ))}
          </ul>
        )}
        {user.state !== 'left' && <GiveRoleForm user={user} today={today} />}
      </section>
      <section className="stack">
        <h2 id="past">{t('user.past')}</h2>
        {past.length === 0 ? <p className="quiet">{t('user.noPast')}</p> : <PastRoles assignments={past} />}
      </section>
      {ending && (
        <EndRoleDialog
          // What somebody else did meanwhile is what is ended now.
          assignment={user.assignments.find(({ id }) => id === ending.id) ?? ending}
          today={today}
          onDone={() => setEnding(undefined)}
        />
      )}
    </>
  );
}

const daysOf = ({ from, to }: Assignment, t: TFunction<'access'>): ReactNode =>
  to === null ? t('users.from', { from }) : <PeriodText from={from} to={to} />;

/** A role now or later, and the way to end it; a list, so that a phone shows all of it. */
function HeldRole({ assignment, onEnd }: { readonly assignment: Assignment; readonly onEnd: () => void }) {
  const { t } = useTranslation('access');
  const role = roleText(assignment.role, assignment, t);
  return (
    <li className="assignment">
      <p className="row">
        <strong>{role}</strong>
        <Badge kind={assignment.state === 'now' ? 'done' : 'plain'}>{t(`user.assignment.${assignment.state}`)}</Badge>
      </p>
      <p className="number">{daysOf(assignment, t)}</p>
      <div>
        <span className="quiet small">{t('user.by')} </span>
        <Given assignment={assignment} />
      </div>
      <Button look="secondary" aria-label={t('user.endRole', { role })} onClick={onEnd}>
        {t('user.end')}
      </Button>
    </li>
  );
}

function PastRoles({ assignments }: { readonly assignments: readonly Assignment[] }) {
  const { t } = useTranslation('access');
  return (
    <Table caption={<span className="only-heard">{t('user.past')}</span>} wide>
      <thead>
        <tr>
          <th scope="col">{t('user.role')}</th>
          <th scope="col">{t('user.days')}</th>
          <th scope="col">{t('user.status')}</th>
          <th scope="col">{t('user.by')}</th>
        </tr>
      </thead>
      <tbody>
        {assignments.map((one) => (
          <tr key={one.id}>
            <th scope="row">{roleText(one.role, one, t)}</th>
            <td className="number">{daysOf(one, t)}</td>
            <td>
              <Badge kind="quiet">{t(`user.assignment.${one.state}`)}</Badge>
            </td>
            <td>
              <Given assignment={one} />
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** Who gave a role, and what belongs to it. */
function Given({ assignment: { givenBy, reason, decision, approvedBy, changedBy, changedAt } }: { readonly assignment: Assignment }) {
  const { t } = useTranslation('access');
  const language = useLanguage();
  return (
    <>
      <span className="address">{givenBy}</span>
      <span className="quiet small given">
        {decision !== null && <span>{t('user.decision', { decision })}</span>}
        {reason !== null && <span>{t('user.reason', { reason })}</span>}
        {approvedBy !== null && <span>{t('user.approvedBy', { by: approvedBy })}</span>}
        {changedBy !== null && changedAt !== null && changedBy !== approvedBy && (
          <span>{t('user.changedBy', { by: changedBy, at: momentText(changedAt, language) })}</span>
        )}
      </span>
    </>
  );
}
