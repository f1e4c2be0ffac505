import { useTranslation } from 'react-i18next';
import { Notice } from '../../web/ui-kit/Notice.tsx';
import type { ReportSections } from '../sectionsApi.ts';
import { sectionName } from './sectionName.ts';

type Props = {
  readonly contradictions: ReportSections['contradictions'];
  /** The way to a section; without it the text is on the page. */
  readonly addressOf?: (section: string) => string;
};

/** Numbers in the texts that the figures contradict: where, what they say and what the figures say. */
export function ContradictionList({ contradictions, addressOf }: Props) {
  const { t } = useTranslation('reports');
  if (contradictions.length === 0) return null;
  return (
    <Notice kind="warning" title={t('contradiction.title', { count: contradictions.length })}>
      <p>{t('contradiction.text')}</p>
      <ul>
        {contradictions.map((one) => (
          <li key={`${one.section} ${one.words} ${one.figure}`}>
            {addressOf && (
              <>
                <a href={addressOf(one.section)}>{sectionName(one, t)}</a>
                {': '}
              </>
            )}
            <q lang="sv">{one.words}</q> – {t(`contradiction.is.${one.figure}`, { number: one.is })}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
