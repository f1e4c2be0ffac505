import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { roleText } from '../../access/ui/roleText.ts';
import { apiPaths, pagePaths } from '../paths.ts';
import { Button } from '../ui-kit/Button.tsx';
import { ConfirmDialog } from '../ui-kit/ConfirmDialog.tsx';
import { FaultNotice } from '../ui-kit/FaultNotice.tsx';
import { ApiFault, fetchJson } from '../ui-kit/fetchJson.ts';
import { LanguageSwitch } from '../ui-kit/LanguageSwitch.tsx';
import { chooseLook, chosenLook, LOOKS } from '../ui-kit/look.ts';
import { SelectField } from '../ui-kit/SelectField.tsx';
import { hasUnsaved, leaveUnsaved } from '../ui-kit/unsaved.ts';
import { useVisit } from './visit.ts';

/** Who is here and in which roles, language, password and the way out; the platform's own popover. */
export function UserMenu() {
  const { t } = useTranslation('shell');
  const { t: say } = useTranslation('access');
  const { session, onLoggedOut } = useVisit();
  // A participant's account has a word in the place of a name.
  const name = session.roles.some(({ role }) => role === 'participant') ? say('role.participant') : session.user.name;
  const [fault, setFault] = useState<unknown>();
  const [isAsking, setAsking] = useState(false);
  const [look, setLook] = useState(chosenLook);
  const panel = useRef<HTMLElement>(null);
  const logOut = async (): Promise<void> => {
    setAsking(false);
    try {
      await fetchJson<void>(apiPaths.session(), { method: 'DELETE' });
      onLoggedOut();
    } catch (error) {
      if (error instanceof ApiFault && error.status === 401) onLoggedOut();
      else setFault(error);
    }
  };
  return (
    <div className="user not-printed">
      <button type="button" className="user-button" popoverTarget="user-menu">
        <span className="user-name">{name}</span>
        <span className="user-short" aria-hidden="true">
          {initials(name)}
        </span>
      </button>
      <section id="user-menu" popover="auto" className="user-menu stack" ref={panel} aria-label={t('user.menu')}>
        <div>
          <p className="user-menu-name">{name}</p>
          <p className="quiet small">{session.user.email}</p>
        </div>
        <ul className="user-roles">
          {session.roles
            .map((held) => roleText(held.role, held, say))
            .map((text) => (
              <li key={text}>{text}</li>
            ))}
        </ul>
        <p>
          <LanguageSwitch />
        </p>
        <SelectField
          label={t('user.look')}
          name="look"
          value={look}
          choices={LOOKS.map((value) => ({ value, text: t(`user.looks.${value}`) }))}
          onChange={(value) => {
            const chosen = LOOKS.find((one) => one === value) ?? 'device';
            chooseLook(chosen);
            setLook(chosen);
          }}
        />
        <ul className="user-links">
          {(['password', 'loginWays', 'sessions', 'roles'] as const).map((page) => (
            <li key={page}>
              <a href={pagePaths[page](session.association.slug)} onClick={() => panel.current?.hidePopover()}>
                {t(`user.${page}`)}
              </a>
            </li>
          ))}
        </ul>
        {fault !== undefined && <FaultNotice fault={fault} />}
        <Button look="secondary" onClick={() => (hasUnsaved() ? setAsking(true) : void logOut())}>
          {t('user.logOut')}
        </Button>
      </section>
      {isAsking && (
        <ConfirmDialog
          title={t('leave.logOut')}
          confirmText={t('user.logOut')}
          onConfirm={() => {
            leaveUnsaved();
            void logOut();
          }}
          onCancel={() => setAsking(false)}
        >
          <p>{t('leave.logOutText')}</p>
        </ConfirmDialog>
      )}
    </div>
  );
}

const initials = (name: string): string =>
  name
    .split(/\s+/u)
    .flatMap((word) => [...word].slice(0, 1))
    .slice(0, 2)
    .join('');
