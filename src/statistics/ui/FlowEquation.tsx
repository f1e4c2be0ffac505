import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../web/ui-kit/language.ts';
import { numberText } from '../../shared/numberText.ts';
import type { StatisticsAnswer } from '../statisticsApi.ts';
import { FigureButton } from './FigureButton.tsx';
import { FLOW_PARTS } from '../figureTables.ts';

const SIGNS = {
  in_vid_start: undefined,
  nya: { sign: '+', word: 'plus' },
  avslutade: { sign: '−', word: 'minus' },
  kvar_vid_slut: { sign: '=', word: 'equals' },
} as const;

/** The equation of the period, in at start + new − closed = left at end, as four large figures. */
export function FlowEquation({ answer }: { readonly answer: StatisticsAnswer }) {
  const { t } = useTranslation('statistics');
  const language = useLanguage();
  return (
    <div className="equation">
      {FLOW_PARTS.map((part) => {
        const count = answer.tabeller.flöde[part];
        const sign = SIGNS[part];
        return (
          <div className="equation-term" key={part}>
            {sign && (
              <span className="equation-sign">
                <span aria-hidden="true">{sign.sign}</span>
                <span className="only-heard">{t(`flow.${sign.word}`)}</span>
              </span>
            )}
            <FigureButton
              look="headline"
              figure={{ table: 'flöde', row: part, column: 'antal', value: numberText(count, language), count, words: t(`flow.${part}`) }}
            >
              <span className="headline-value">{numberText(count, language)}</span>
              <span className="headline-label">{t(`flow.${part}`)}</span>
            </FigureButton>
          </div>
        );
      })}
    </div>
  );
}
