import { useTranslation } from 'react-i18next';
import { Page } from '../../web/ui-kit/Page.tsx';
import { Table } from '../../web/ui-kit/Table.tsx';
import { ALL_ROLES, ROLE_TABLE } from '../roleTable.ts';
import { RoleOperations } from './RoleOperations.tsx';
import { roleText, type Role } from './roleText.ts';
import './access.css';

type Part = 'persons' | 'office' | 'alone';
const PARTS: readonly Part[] = ['persons', 'office', 'alone'];
const CIRCLES_APART = ['persons', 'examination', 'privacy', 'participant'] as const;

/** What each role needs and must never see, and which do not go together: drawn from the table that decides it. DOMAIN § 1. */
export function RoleTablePage({ ownRole }: { readonly ownRole: Role | undefined }) {
  const { t } = useTranslation('roleTable');
  return (
    <Page title={t('title')} lead={t('lead')}>
      {PARTS.map((part) => (
        <section key={part} className="stack-tight role-table">
          <h2 id={part}>{t(`part.${part}`)}</h2>
          <p className="measure">{t(`partText.${part}`)}</p>
          <PartTable part={part} />
        </section>
      ))}
      <RoleOperations first={ownRole} />
      <section className="stack-tight measure" aria-labelledby="apart">
        <h2 id="apart">{t('apart.title')}</h2>
        <p>{t('apart.lead')}</p>
        <ul className="bullets">
          {CIRCLES_APART.map((circle) => (
            <li key={circle}>{t(`apart.why.${circle}`)}</li>
          ))}
        </ul>
      </section>
      <section className="stack-tight measure" aria-labelledby="one-office">
        <h2 id="one-office">{t('oneOffice.title')}</h2>
        <p>{t('oneOffice.text')}</p>
      </section>
    </Page>
  );
}

function PartTable({ part }: { readonly part: Part }) {
  const { t } = useTranslation('roleTable');
  const { t: tAccess } = useTranslation('access');
  const scopeText = (role: Role): string =>
    ROLE_TABLE[role].heldFor.map((scope): string => t(`scope.${scope}`)).reduce((one, other) => t('orScope', { one, other }));
  return (
    <Table caption={<span className="only-heard">{t(`part.${part}`)}</span>} wide>
      <thead>
        <tr>
          <th scope="col">{t('role')}</th>
          <th scope="col">{t('forHead')}</th>
          <th scope="col">{t('needsHead')}</th>
          <th scope="col">{t('neverHead')}</th>
        </tr>
      </thead>
      <tbody>
        {ALL_ROLES.filter((role) => partOf(role) === part).map((role) => (
          <tr key={role}>
            <th scope="row">{roleText(role, {}, tAccess)}</th>
            <td data-label={t('forHead')}>{scopeText(role)}</td>
            <td className="sentence" data-label={t('needsHead')}>
              {t(`needs.${role}`)}
            </td>
            <td className="sentence" data-label={t('neverHead')}>
              {t(`never.${role}`)}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function partOf(role: Role): Part {
  const { circle } = ROLE_TABLE[role];
  return circle === 'persons' || circle === 'office' ? circle : 'alone';
}
