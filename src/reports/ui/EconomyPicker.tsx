import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../web/ui-kit/Button.tsx';
import { SelectField } from '../../web/ui-kit/SelectField.tsx';
import type { ReportSection } from '../sectionsApi.ts';
import type { EconomyAddress } from './economyAddress.ts';

type Economy = NonNullable<ReportSection['live']['economy']>;
type Props = {
  readonly economy: Economy;
  readonly onFigure: (href: string, value: string) => void;
  readonly addressOf: EconomyAddress;
};

/** Figures of the sum, a group or a budget line to put into the text, and the way to what they count. */
export function EconomyPicker({ economy: { year, per, parts }, onFigure, addressOf }: Props) {
  const { t } = useTranslation('reports');
  const [place, setPlace] = useState(0);
  const [figure, setFigure] = useState('forecast');
  const part = parts[place];
  const chosen = part?.figures.find((one) => one.figure === figure) ?? part?.figures[0];
  const nameOf = ({ of, name }: Economy['parts'][number]): string =>
    of === 'total' ? t('live.economy.total') : of === 'group' ? t('live.economy.group', { name }) : name;
  return (
    <div className="stack-tight">
      <p className="quiet small">{t('live.economy.text', { year, per })}</p>
      <div className="form-row">
        <SelectField
          label={t('live.economy.part')}
          name="economyPart"
          value={String(place)}
          choices={parts.map((one, i) => ({ value: String(i), text: nameOf(one) }))}
          onChange={(value) => setPlace(Number(value))}
        />
        <SelectField
          label={t('live.economy.figure')}
          name="economyFigure"
          value={chosen?.figure ?? ''}
          choices={(part?.figures ?? []).map((one) => ({
            value: one.figure,
            text: t('live.choice', { name: t(`live.economy.is.${one.figure}`), value: one.value }),
          }))}
          onChange={setFigure}
        />
        <Button look="secondary" onClick={() => chosen && onFigure(chosen.href, chosen.value)}>
          {t('live.economy.insert')}
        </Button>
      </div>
      {part && (
        <p className="small">
          <a href={addressOf({ year, per, ...(part.lineId === null ? {} : { line: part.lineId }) })} target="_blank" rel="noopener">
            {part.lineId === null ? t('live.economy.toTable') : t('live.economy.toVouchers', { name: part.name })}
          </a>
        </p>
      )}
    </div>
  );
}
