import { useTranslation } from 'react-i18next';
import { Button } from '../../web/ui-kit/Button.tsx';
import { ProseText } from '../../web/ui-kit/editor/ProseText.tsx';

type Props = {
  /** Who saved in between, and when. */
  readonly text: string;
  readonly mine: string;
  readonly theirs: string;
  readonly busy: boolean;
  readonly onMine: () => void;
  readonly onTheirs: () => void;
  /** Goes on writing on the own text, with theirs in sight. */
  readonly onLater: () => void;
};

/** When two people wrote in the same section: both texts beside each other, and a choice. Nothing is lost before it. */
export function TextVersions({ text, mine, theirs, busy, onMine, onTheirs, onLater }: Props) {
  const { t } = useTranslation('reports');
  return (
    <section className="text-versions stack" role="alert">
      <h2>{t('versions.title')}</h2>
      <p lang="sv">{text}</p>
      <div className="text-pair">
        {(['mine', 'theirs'] as const).map((whose) => (
          <article key={whose} aria-label={t(`versions.${whose}`)}>
            <h3>{t(`versions.${whose}`)}</h3>
            <ProseText markdown={whose === 'mine' ? mine : theirs} />
          </article>
        ))}
      </div>
      <div className="form-actions">
        <Button busy={busy} onClick={onMine}>
          {t('versions.keepMine')}
        </Button>
        <Button look="secondary" busy={busy} onClick={onTheirs}>
          {t('versions.keepTheirs')}
        </Button>
        <Button look="quiet" onClick={onLater}>
          {t('versions.later')}
        </Button>
      </div>
    </section>
  );
}
