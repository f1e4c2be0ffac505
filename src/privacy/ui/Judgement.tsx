import { useTranslation } from 'react-i18next';
import { Badge } from '../../web/ui-kit/Badge.tsx';
import { Button } from '../../web/ui-kit/Button.tsx';
import { useLanguage } from '../../web/ui-kit/language.ts';
import { momentText } from '../../web/ui-kit/momentText.ts';
import type { LogSample } from '../logSamplesApi.ts';

type Props = {
  /** The latest first. */
  readonly notes: LogSample['rows'][number]['notes'];
  /** The entry's number, to tell the buttons of entries apart. */
  readonly number: number;
  readonly onJudge?: () => void;
};

/** What is thought of an entry, what was thought before, and the way to judge it. */
export function Judgement({ notes, number, onJudge }: Props) {
  const { t } = useTranslation('privacy');
  const language = useLanguage();
  const [latest, ...earlier] = notes;
  return (
    <div className="log-judgement">
      {latest && <Badge kind={latest.verdict === 'ok' ? 'done' : 'plain'}>{t(`verdict.${latest.verdict}`)}</Badge>}
      {latest && latest.note !== '' && <div>{latest.note}</div>}
      {earlier.map(({ verdict, note, at, by }) => (
        <div className="quiet small" key={at}>
          {t('checks.before', { verdict: t(`verdict.${verdict}`), note, at: momentText(at, language), by })}
        </div>
      ))}
      {onJudge && (
        <Button look="secondary" aria-label={t('checks.judgeEntry', { number })} onClick={onJudge}>
          {t(latest ? 'checks.judgeAgain' : 'checks.judge')}
        </Button>
      )}
    </div>
  );
}
