import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../web/ui-kit/Badge.tsx';
import { useLanguage } from '../../web/ui-kit/language.ts';
import { momentText } from '../../web/ui-kit/momentText.ts';
import { Table } from '../../web/ui-kit/Table.tsx';
import type { OwnSessions } from '../ownSessionsApi.ts';

export type SeenSession = OwnSessions['sessions'][number];
type Props = { readonly sessions: readonly SeenSession[]; readonly action?: (session: SeenSession) => ReactNode };

/** Kind of browser and system in words: "Firefox på Windows". */
export function whereText({ browser, system }: SeenSession, t: TFunction<'access'>): string {
  if (browser !== null && system !== null) return t('sessions.on', { browser, system });
  return browser ?? system ?? t('sessions.unknown');
}

/** Logged-in browsers: where, since when, and when last used. */
export function SessionTable({ sessions, action }: Props) {
  const { t } = useTranslation('access');
  const language = useLanguage();
  return (
    <Table caption={t('sessions.caption', { count: sessions.length })} note={t('sessions.usedNote')} wide>
      <thead>
        <tr>
          <th scope="col">{t('sessions.where')}</th>
          <th scope="col">{t('sessions.begun')}</th>
          <th scope="col">{t('sessions.used')}</th>
          {action && (
            <th scope="col">
              <span className="only-heard">{t('sessions.end')}</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {sessions.map((session) => (
          <tr key={session.id}>
            <th scope="row">
              {whereText(session, t)} {session.isThis && <Badge>{t('sessions.this')}</Badge>}
            </th>
            <td className="number">{momentText(session.begunAt, language)}</td>
            <td className="number">{momentText(session.usedAt, language)}</td>
            {action && <td className="row-action">{action(session)}</td>}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
