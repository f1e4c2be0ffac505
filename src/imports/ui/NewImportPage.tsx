import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { apiPaths, withQuery } from '../../web/paths.ts';
import type { Crumb } from '../../web/ui-kit/Breadcrumbs.tsx';
import { FaultNotice } from '../../web/ui-kit/FaultNotice.tsx';
import { ApiFault } from '../../web/ui-kit/fetchJson.ts';
import { FileField } from '../../web/ui-kit/FileField.tsx';
import { Page } from '../../web/ui-kit/Page.tsx';
import { Progress } from '../../web/ui-kit/Progress.tsx';
import { ProgressMeter } from '../../web/ui-kit/ProgressMeter.tsx';
import type { ImportAnswer } from '../importApi.ts';
import { ImportSteps } from './ImportSteps.tsx';
import { sendFile } from './sendFile.ts';
import './imports.css';

type Props = { readonly trail: readonly Crumb[]; readonly onBrought: (id: string) => void };

const MEGABYTE = 1024 * 1024;
const LARGEST = 32 * MEGABYTE;

/** Brings a file to look at. It is sent under a key made here, so that a lost answer or a double click brings it once. */
export function NewImportPage({ trail, onBrought }: Props) {
  const { t } = useTranslation('imports');
  const client = useQueryClient();
  const [file, setFile] = useState<File>();
  const [share, setShare] = useState<number>();
  const [fault, setFault] = useState<unknown>();
  const [problem, setProblem] = useState<string>();
  const id = useRef('');
  const send = async (chosen: File): Promise<void> => {
    setShare(0);
    setFault(undefined);
    try {
      const path = withQuery(apiPaths.import(id.current), { kind: 'participants' });
      client.setQueryData(['import', id.current], await sendFile<ImportAnswer>(path, chosen, setShare));
      onBrought(id.current);
    } catch (error) {
      setFault(error);
    } finally {
      setShare(undefined);
    }
  };
  const choose = (chosen: File): void => {
    id.current = crypto.randomUUID();
    setFile(chosen);
    setFault(undefined);
    const wrong = chosen.size === 0 ? t('new.empty') : chosen.size > LARGEST ? t('new.tooLarge') : undefined;
    setProblem(wrong);
    if (wrong === undefined) void send(chosen);
  };
  const canRetry = fault instanceof ApiFault && (fault.status === 0 || fault.status >= 500);
  return (
    <Page title={t('new.title')} lead={t('new.lead')} trail={trail}>
      <div className="stack">
        <ImportSteps current={0} />
        <FileField
          label={t('new.file')}
          hint={t('new.hint')}
          name="file"
          accept=".csv,.txt,.xlsx"
          file={file}
          error={problem}
          busy={share !== undefined}
          onFile={choose}
        />
        <div aria-live="polite">
          {share !== undefined && share < 1 && <ProgressMeter text={t('new.sending')} done={share} of={1} />}
          {share === 1 && <Progress text={t('new.reading')} />}
        </div>
        {fault !== undefined && (
          <FaultNotice fault={fault} {...(canRetry && file !== undefined ? { onRetry: () => void send(file) } : {})} />
        )}
      </div>
    </Page>
  );
}
