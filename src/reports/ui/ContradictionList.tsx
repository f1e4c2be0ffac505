import { useTranslation } from 'react-i18next';
import { numberText } from '../../shared/numberText.ts';
import { useLanguage } from '../../web/ui-kit/language.ts';
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
  const language = useLanguage();
  const isText = ({ figure, is, economy }: ReportSections['contradictions'][number]): string => {
    if (figure !== 'amount') return t(`contradiction.is.${figure}`, { number: is });
    const name = economy === undefined || economy.part === '' ? t('live.economy.total') : economy.part;
    return t('contradiction.amount', {
      ...{ name, number: numberText(is, language, 1) },
      figure: t(`live.economy.is.${economy?.figure ?? 'forecast'}`).toLowerCase(),
    });
  };
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
            <q lang="sv">{one.words}</q> – {isText(one)}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
