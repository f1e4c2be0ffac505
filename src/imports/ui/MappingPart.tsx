import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { apiPaths } from '../../web/paths.ts';
import { Button } from '../../web/ui-kit/Button.tsx';
import { Disclosure } from '../../web/ui-kit/Disclosure.tsx';
import { FaultNotice } from '../../web/ui-kit/FaultNotice.tsx';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { useLanguage } from '../../web/ui-kit/language.ts';
import { listText } from '../../web/ui-kit/momentText.ts';
import { SelectField } from '../../web/ui-kit/SelectField.tsx';
import type { ImportAnswer, Mapped } from '../importApi.ts';
import { HeadingTable, WordTable } from './MappingTables.tsx';
import { chosenFrom, NOTHING_TOLD, type Chosen } from './mappingChoices.ts';

type Props = {
  readonly id: string;
  readonly mapped: Mapped;
  /** Told whether something is chosen that the file has not been read by. */
  readonly onUnread: (isUnread: boolean) => void;
};

/** How the file's own headings and words were read, and the way to read them otherwise. Open where something is not understood. */
export function MappingPart({ id, mapped, onUnread }: Props) {
  const { t } = useTranslation('imports');
  const language = useLanguage();
  const client = useQueryClient();
  const [chosen, setChosen] = useState<Chosen>(() => chosenFrom(mapped));
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<unknown>();
  const unread = mapped.headings.filter(({ column }) => column === '');
  const unknown = mapped.words.flatMap(({ words }) => words).filter(({ code }) => code === null);
  const told = new Set(mapped.headings.map(({ column }) => column));
  const isLacking = mapped.columns.some(
    ({ name, required }) => required && !told.has(name) && !(name === 'insats' && mapped.intervention !== ''),
  );
  const asksIntervention = !told.has('insats') && mapped.interventions.length > 0;
  const isUnread = JSON.stringify(chosen) !== JSON.stringify(chosenFrom(mapped));
  useEffect(() => onUnread(isUnread), [onUnread, isUnread]);
  const save = async (): Promise<void> => {
    setBusy(true);
    setFault(undefined);
    try {
      const codes = Object.fromEntries(
        Object.entries(chosen.codes).map(([column, words]) => [
          column,
          Object.fromEntries(
            Object.entries(words).flatMap(([key, code]) => (code === '' ? [] : [[key, code === NOTHING_TOLD ? '' : code]])),
          ),
        ]),
      );
      const body = { columns: chosen.columns, codes, intervention: chosen.intervention };
      client.setQueryData(['import', id], await fetchJson<ImportAnswer>(apiPaths.importChoices(id), { method: 'PUT', body }));
    } catch (error) {
      setFault(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <section className="stack-tight" aria-label={t('map.title')}>
      <p>
        {unread.length === 0
          ? t('map.all')
          : t('map.unread', {
              count: unread.length,
              names: listText(
                unread.map(({ heading }) => heading),
                language,
              ),
            })}{' '}
        {unknown.length > 0 && t('map.unknown', { count: unknown.length })}
      </p>
      <Disclosure summary={t('map.change')} open={isLacking || unknown.length > 0}>
        <div className="stack">
          <p className="quiet">{t('map.intro')}</p>
          {asksIntervention && (
            <SelectField
              label={t('map.intervention')}
              hint={t('map.interventionHint')}
              name="intervention"
              value={chosen.intervention}
              choices={[{ value: '', text: t('map.choose') }, ...mapped.interventions.map((name) => ({ value: name, text: name }))]}
              onChange={(intervention) => setChosen((before) => ({ ...before, intervention }))}
            />
          )}
          <HeadingTable
            mapped={mapped}
            columns={chosen.columns}
            onChoose={(key, column) => setChosen((before) => ({ ...before, columns: { ...before.columns, [key]: column } }))}
          />
          {mapped.words.map(({ column, words }) => (
            <WordTable
              key={column}
              column={column}
              words={words}
              codes={mapped.columns.find(({ name }) => name === column)?.codes ?? []}
              chosen={chosen.codes[column] ?? {}}
              onChoose={(key, code) =>
                setChosen((before) => ({ ...before, codes: { ...before.codes, [column]: { ...before.codes[column], [key]: code } } }))
              }
            />
          ))}
          {fault !== undefined && <FaultNotice fault={fault} />}
          <p>
            <Button look="secondary" busy={busy} onClick={() => void save()}>
              {busy ? t('map.reading') : t('map.read')}
            </Button>
          </p>
        </div>
      </Disclosure>
    </section>
  );
}
