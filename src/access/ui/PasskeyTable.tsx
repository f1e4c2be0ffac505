import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../web/ui-kit/Badge.tsx';
import { useLanguage } from '../../web/ui-kit/language.ts';
import { momentText } from '../../web/ui-kit/momentText.ts';
import { Table } from '../../web/ui-kit/Table.tsx';
import type { OwnPasskey } from '../passkeyApi.ts';
import './access.css';

type Props = { readonly passkeys: readonly OwnPasskey[]; readonly action: (passkey: OwnPasskey) => ReactNode };

/** The own passkeys: what they are called, since when, and when last used. */
export function PasskeyTable({ passkeys, action }: Props) {
  const { t } = useTranslation('loginWays');
  const language = useLanguage();
  return (
    <div className="passkeys">
      <Table caption={t('passkey.caption', { count: passkeys.length })}>
        <thead>
          <tr>
            <th scope="col">{t('passkey.name')}</th>
            <th scope="col">{t('passkey.since')}</th>
            <th scope="col">{t('passkey.used')}</th>
            <th scope="col">
              <span className="only-heard">{t('passkey.change')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {passkeys.map((one) => (
            <tr key={one.id}>
              <th scope="row">
                {one.name} {one.isSynced && <Badge>{t('passkey.synced')}</Badge>}
              </th>
              <td className="number">{momentText(one.since, language)}</td>
              <td className="number">{one.usedAt === null ? t('passkey.notUsed') : momentText(one.usedAt, language)}</td>
              <td className="row-action">{action(one)}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}
