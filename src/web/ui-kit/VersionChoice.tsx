import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './Button.tsx';
import { useLanguage } from './language.ts';
import { VersionTable, type FieldVersions } from './VersionTable.tsx';
import './versions.css';

type Props = {
  /** Who saved in between, and when, in the server's words. */
  readonly text?: string | undefined;
  /** What else is to be known, in the page's words. */
  readonly note?: string | undefined;
  readonly busy?: boolean;
  readonly onMine: () => void;
  readonly onTheirs: () => void;
  /** Goes on writing, with theirs in mind. */
  readonly onLater?: () => void;
} & Versions;

type Versions =
  /** The fields in which the two differ. */
  | { readonly fields: readonly FieldVersions[]; readonly whole?: never }
  /** Or what is too long for a field, whole. */
  | { readonly whole: { readonly mine: ReactNode; readonly theirs: ReactNode }; readonly fields?: never };

/** When two people changed the same thing: both versions, side by side, and a choice. Nothing that was written is lost before it. */
export function VersionChoice({ text, note, busy = false, onMine, onTheirs, onLater, ...versions }: Props) {
  const { t } = useTranslation('kit');
  const language = useLanguage();
  return (
    <section className="versions stack" role="alert">
      <h2>{t('versions.title')}</h2>
      {text !== undefined && <p lang={language === 'sv' ? undefined : 'sv'}>{text}</p>}
      {note !== undefined && <p>{note}</p>}
      <Beside {...versions} />
      <div className="form-actions">
        <Button busy={busy} onClick={onMine}>
          {t('versions.keepMine')}
        </Button>
        <Button look="secondary" busy={busy} onClick={onTheirs}>
          {t('versions.keepTheirs')}
        </Button>
        {onLater && (
          <Button look="quiet" onClick={onLater}>
            {t('versions.later')}
          </Button>
        )}
      </div>
    </section>
  );
}

function Beside({ fields, whole }: Versions) {
  const { t } = useTranslation('kit');
  if (!whole) return <VersionTable fields={fields} />;
  return (
    <div className="version-pair">
      {(['mine', 'theirs'] as const).map((whose) => (
        <article key={whose} aria-label={t(`versions.${whose}`)}>
          <h3>{t(`versions.${whose}`)}</h3>
          {whole[whose]}
        </article>
      ))}
    </div>
  );
}
