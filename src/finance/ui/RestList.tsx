import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../web/ui-kit/Button.tsx';
import { useLanguage } from '../../web/ui-kit/language.ts';
import { SelectField } from '../../web/ui-kit/SelectField.tsx';
import type { Budget } from '../budgetApi.ts';
import { kronorText } from '../kronorText.ts';
import { REST_WAYS, waysOf, type Rest, type RestWay } from '../mappedRest.ts';
import type { Mapping } from '../mappingApi.ts';

type RestRow = Mapping['unmapped'][number];
type Shared = {
  readonly lines: Budget['lines'];
  readonly canChange: boolean;
  readonly busy: boolean;
  readonly onPut: (lineId: string, rest: Rest, way: RestWay) => void;
  readonly onDrag: (rest: Rest | undefined) => void;
  readonly vouchersOf: (query: { readonly account?: string; readonly object?: string; readonly withoutObject?: 'true' }) => string;
};

/** Result rows that no line takes: each can be dragged onto a line, or put on it by choice. */
export function RestList({ rests, sum, ...shared }: Shared & { readonly rests: readonly RestRow[]; readonly sum: number }) {
  const { t } = useTranslation('finance');
  const language = useLanguage();
  const heading = useRef<HTMLHeadingElement>(null);
  const before = useRef(rests.length);
  useEffect(() => {
    // The row that held the focus is gone with its rest.
    if (rests.length < before.current && document.activeElement === document.body) heading.current?.focus();
    before.current = rests.length;
  }, [rests.length]);
  return (
    <section aria-labelledby="rests" className="rests stack">
      <h2 id="rests" tabIndex={-1} ref={heading}>
        {t('unmapped.title')}
      </h2>
      {rests.length === 0 ? (
        <p className="quiet">{t('unmapped.none')}</p>
      ) : (
        <>
          <p className="quiet small">{t(shared.canChange ? 'mapping.restHint' : 'mapping.restRead')}</p>
          <ul className="rest-list">
            {rests.map((rest) => (
              <RestItem key={`${rest.account} ${rest.object ?? ''}`} rest={rest} {...shared} />
            ))}
          </ul>
          <p className="rest-sum">
            {t('table.sum')} <strong className="number">{t('kr', { amount: kronorText(sum, language) })}</strong>
          </p>
        </>
      )}
    </section>
  );
}

function RestItem({ rest, lines, canChange, busy, onPut, onDrag, vouchersOf }: Shared & { readonly rest: RestRow }) {
  const { t } = useTranslation('finance');
  const language = useLanguage();
  const ways = waysOf(rest);
  const [isOpen, setOpen] = useState(false);
  const [line, setLine] = useState('');
  const [way, setWay] = useState<RestWay>(ways[0] ?? 'account');
  const [isTried, setTried] = useState(false);
  const words = { account: rest.account, object: rest.object ?? '' };
  const name = t(rest.object === null ? 'mapping.restName' : 'mapping.restNameObject', words);
  const narrowed = rest.object === null ? ({ withoutObject: 'true' } as const) : { object: rest.object };
  return (
    // Dragging is a second way beside the button.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <li
      className={canChange ? 'rest rest-loose' : 'rest'}
      draggable={canChange}
      onDragStart={(event) => {
        event.dataTransfer.setData('text/plain', name);
        event.dataTransfer.effectAllowed = 'move';
        onDrag(rest);
      }}
      onDragEnd={() => onDrag(undefined)}
    >
      <div className="rest-head">
        <span>
          <strong>{name}</strong> <span className="quiet">{rest.accountName ?? ''}</span>
        </span>
        <a
          className="number"
          href={vouchersOf({ account: rest.account, ...narrowed })}
          aria-label={t('mapping.vouchersOf', { name, amount: kronorText(rest.amount, language) })}
        >
          {t('kr', { amount: kronorText(rest.amount, language) })}
        </a>
      </div>
      {canChange && !isOpen && lines.length > 0 && (
        <Button look="quiet" aria-label={t('mapping.putOf', { name })} onClick={() => setOpen(true)}>
          {t('mapping.put')}
        </Button>
      )}
      {isOpen && (
        <form
          className="rest-form"
          aria-label={t('mapping.putOf', { name })}
          onSubmit={(event) => {
            event.preventDefault();
            setTried(true);
            if (line !== '' && !busy) onPut(line, rest, way);
          }}
        >
          <SelectField
            label={t('mapping.line')}
            name="line"
            value={line}
            error={isTried && line === '' ? t('mapping.chooseLine') : undefined}
            choices={[{ value: '', text: t('mapping.choose') }, ...lines.map((one) => ({ value: one.id, text: one.name }))]}
            onChange={setLine}
          />
          {ways.length > 1 && (
            <SelectField
              label={t('mapping.what')}
              name="way"
              value={way}
              choices={ways.map((one) => ({ value: one, text: t(`mapping.way.${one}`, words) }))}
              onChange={(chosen) => setWay(REST_WAYS.find((one) => one === chosen) ?? way)}
            />
          )}
          <div className="form-actions">
            <Button type="submit" busy={busy}>
              {t('mapping.putNow')}
            </Button>
            <Button look="secondary" onClick={() => setOpen(false)}>
              {t('budget.cancel')}
            </Button>
          </div>
        </form>
      )}
    </li>
  );
}
