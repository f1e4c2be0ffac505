import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { apiPaths } from '../../web/paths.ts';
import { Button } from '../../web/ui-kit/Button.tsx';
import { FaultNotice } from '../../web/ui-kit/FaultNotice.tsx';
import { fetchJson, isChangedMeanwhile } from '../../web/ui-kit/fetchJson.ts';
import { Notice } from '../../web/ui-kit/Notice.tsx';
import { TextField } from '../../web/ui-kit/TextField.tsx';
import { say } from '../../web/ui-kit/toasts.ts';
import type { ImportAnswer, Preview } from '../importApi.ts';
import { FaultList } from './FaultList.tsx';
import { ImportFacts } from './ImportFacts.tsx';
import { ImportSteps } from './ImportSteps.tsx';
import { MappingPart } from './MappingPart.tsx';
import { RowList } from './RowList.tsx';

type Props = {
  readonly answer: ImportAnswer;
  readonly preview: Preview;
  readonly newAddress: string;
  readonly recordAddress: (record: string) => string;
  /** Kept by the page, so that they stay when what is looked at changes. */
  readonly basis: string;
  readonly onBasis: (basis: string) => void;
  readonly fault: unknown;
  readonly onFault: (fault: unknown) => void;
  readonly reload: () => Promise<unknown>;
  readonly onDropped: () => void;
};

/** What a file would do, and the choice to do it or not. */
export function OpenImport({ answer, preview, newAddress, recordAddress, basis, onBasis, fault, onFault, reload, onDropped }: Props) {
  const { t } = useTranslation('imports');
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [isUnread, setUnread] = useState(false);
  const { id } = answer.import;
  const { counts, faultCount, faults, notices, rows, digest, mapped } = preview;
  const writes = counts.added + counts.changed + counts.removed;
  const run = async (work: () => Promise<void>): Promise<void> => {
    setBusy(true);
    onFault(undefined);
    try {
      await work();
    } catch (error) {
      onFault(error);
      if (isChangedMeanwhile(error)) await reload();
    } finally {
      setBusy(false);
    }
  };
  const confirm = () =>
    run(async () => {
      const done = await fetchJson<ImportAnswer>(apiPaths.importConfirmation(id), {
        method: 'POST',
        body: { digest, basis: isOfPersons ? basis.trim() : '' },
      });
      // What was imported changes lists and figures alike.
      await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'import' });
      client.setQueryData(['import', id], done);
      say(t('look.imported'));
    });
  const drop = () =>
    run(async () => {
      await fetchJson(apiPaths.import(id), { method: 'DELETE' });
      client.removeQueries({ queryKey: ['import', id] });
      onDropped();
    });
  const isOfPersons = answer.import.kind === 'participants';
  const isBasisMissing = isOfPersons && basis.trim() === '';
  return (
    <div className="stack">
      <ImportSteps current={1} />
      <ImportFacts of={answer.import} />
      {faultCount > 0 ? (
        <Notice kind="fault" title={t('look.faulty', { count: faultCount })}>
          <p>{mapped === null ? t('look.faultyText') : t('look.faultyMapped')}</p>
        </Notice>
      ) : (
        <Notice kind={writes === 0 ? 'info' : 'done'} title={writes === 0 ? t('look.nothing') : t('look.ready', { count: writes })}>
          <p>{writes === 0 ? t('look.nothingText') : t('look.readyText')}</p>
        </Notice>
      )}
      {notices.map((text) => (
        <Notice kind="warning" key={text}>
          <p lang="sv">{text}</p>
        </Notice>
      ))}
      {mapped !== null && <MappingPart id={id} mapped={mapped} onUnread={setUnread} />}
      {faultCount > 0 && <FaultList faults={faults} total={faultCount} address={apiPaths.importFaults(id)} />}
      <RowList rows={rows} counts={counts} label={t('rows.would')} addressOf={recordAddress} />
      {fault !== undefined && <FaultNotice fault={fault} />}
      {faultCount === 0 && isOfPersons && (
        <div className="import-basis">
          <TextField
            label={t('look.basis')}
            hint={t('look.basisHint')}
            name="basis"
            value={basis}
            error={isBasisMissing ? t('look.basisMissing') : undefined}
            onChange={(value) => onBasis(value.slice(0, 200))}
          />
        </div>
      )}
      {isUnread && <p aria-live="polite">{t('map.unreadChoices')}</p>}
      <div className="form-actions">
        {faultCount === 0 && (
          <Button busy={busy || isBasisMissing || isUnread} onClick={() => void confirm()}>
            {busy ? t('look.importing') : t('look.confirm')}
          </Button>
        )}
        <a className={`button ${faultCount === 0 ? 'button-secondary' : 'button-primary'}`} href={newAddress}>
          {t('look.another')}
        </a>
        <Button look="quiet" busy={busy} onClick={() => void drop()}>
          {t('look.drop')}
        </Button>
      </div>
    </div>
  );
}
