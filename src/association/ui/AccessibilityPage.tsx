import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../web/ui-kit/Page.tsx';
import { FeedbackForm } from './FeedbackForm.tsx';
import './accessibility.css';

const REPORT_TO_DIGG = 'https://www.digg.se/tdosanmalan';

type Props = {
  readonly slug: string;
  /** What has come in, for those who see to it. */
  readonly received?: ReactNode;
};

/** The accessibility statement that the law asks for, with its way to tell (lag 2018:1937, 12–13 §§). Open to everyone. */
export function AccessibilityPage({ slug, received }: Props) {
  const { t } = useTranslation('association');
  return (
    <Page title={t('accessibility.title')} lead={t('accessibility.lead')}>
      <div className="measure stack">
        {(['state', 'known', 'tested'] as const).map((part) => (
          <section key={part} className="stack-tight">
            <h2>{t(`accessibility.${part}.title`)}</h2>
            {part === 'known' ? (
              <ul className="bullets">
                {(['charts', 'servertexts', 'expert'] as const).map((item) => (
                  <li key={item}>{t(`accessibility.known.${item}`)}</li>
                ))}
              </ul>
            ) : (
              <p>{t(`accessibility.${part}.text`)}</p>
            )}
          </section>
        ))}
        <section className="stack-tight">
          <h2>{t('accessibility.tell.title')}</h2>
          <p>{t('accessibility.tell.lead')}</p>
          <FeedbackForm slug={slug} />
        </section>
        <section className="stack-tight">
          <h2>{t('accessibility.authority.title')}</h2>
          <p>{t('accessibility.authority.text')}</p>
          <p>
            <a href={REPORT_TO_DIGG} rel="noreferrer">
              {t('accessibility.authority.link')}
            </a>
          </p>
        </section>
      </div>
      {received}
    </Page>
  );
}
