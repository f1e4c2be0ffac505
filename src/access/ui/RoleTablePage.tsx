import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Page } from '../../web/ui-kit/Page.tsx';
import { Table } from '../../web/ui-kit/Table.tsx';
import { FIELD_ROLES, isLoginRole, ROLE_TABLE, type FieldRole, type RoleSide } from '../roleTable.ts';
import './access.css';

const SIDES: readonly RoleSide[] = ['team', 'office', 'outside'];

/** What each role needs and must never see, and which do not go together: drawn from the table that decides it. DOMAIN § 1. */
export function RoleTablePage() {
  const { t } = useTranslation('access');
  return (
    <Page title={t('roleTable.title')} lead={t('roleTable.lead')}>
      {SIDES.map((side) => (
        <section key={side} className="stack-tight role-table">
          <h2 id={side}>{t(`roleTable.side.${side}`)}</h2>
          <p>{t(`roleTable.sideText.${side}`)}</p>
          <SideTable side={side} />
        </section>
      ))}
      <section className="stack-tight" aria-labelledby="apart">
        <h2 id="apart">{t('roleTable.apart.title')}</h2>
        <p>{t('roleTable.apart.text')}</p>
        <div className="apart">
          {(['team', 'office'] as const).map((side) => (
            <div key={side} className="apart-side">
              <h3>{t(`roleTable.apart.${side}`)}</h3>
              <ul className="bullets">
                {rolesOf(side).map((role) => (
                  <li key={role}>{fieldRoleText(role, t)}</li>
                ))}
              </ul>
            </div>
          ))}
        </div>
      </section>
      <section className="stack-tight measure" aria-labelledby="one-office">
        <h2 id="one-office">{t('roleTable.oneOffice.title')}</h2>
        <p>{t('roleTable.oneOffice.text')}</p>
      </section>
    </Page>
  );
}

function SideTable({ side }: { readonly side: RoleSide }) {
  const { t } = useTranslation('access');
  return (
    <Table caption={<span className="only-heard">{t(`roleTable.side.${side}`)}</span>} wide>
      <thead>
        <tr>
          <th scope="col">{t('roleTable.role')}</th>
          <th scope="col">{t('roleTable.needsHead')}</th>
          <th scope="col">{t('roleTable.neverHead')}</th>
        </tr>
      </thead>
      <tbody>
        {rolesOf(side).map((role) => (
          <tr key={role}>
            <th scope="row">{fieldRoleText(role, t)}</th>
            <td className="sentence">{t(`roleTable.needs.${role}`)}</td>
            <td className="sentence">{t(`roleTable.never.${role}`)}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

const rolesOf = (side: RoleSide): readonly FieldRole[] => FIELD_ROLES.filter((role) => ROLE_TABLE[role] === side);

const fieldRoleText = (role: FieldRole, t: TFunction<'access'>): string =>
  isLoginRole(role) ? t(`role.${role}`) : t(`roleTable.names.${role}`);
