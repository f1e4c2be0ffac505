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
import { RadioField } from '../../web/ui-kit/RadioField.tsx';
import { TextField } from '../../web/ui-kit/TextField.tsx';
import { ProgressMeter } from '../../web/ui-kit/ProgressMeter.tsx';
import type { ImportAnswer } from '../importApi.ts';
import { ImportSteps } from './ImportSteps.tsx';
import { sendFile } from './sendFile.ts';
import './imports.css';

export type ImportKind = ImportAnswer['import']['kind'];
type Props = {
  readonly trail: readonly Crumb[];
  /** What somebody may bring, the usual first. */
  readonly kinds: readonly ImportKind[];
  readonly thisYear: number;
  readonly onBrought: (id: string) => void;
};

const MEGABYTE = 1024 * 1024;
const LARGEST = 32 * MEGABYTE;
const YEAR = /^(?:19|20|21)\d\d$/;
const ACCEPTED: Readonly<Record<ImportKind, string>> = {
  participants: '.csv,.txt,.xlsx',
  ledger: '.se,.si,.sie',
  budget: '.csv,.txt,.xlsx',
};

/** Brings a file to look at. It is sent under a key made here, so that a lost answer or a double click brings it once. */
export function NewImportPage({ trail, kinds, thisYear, onBrought }: Props) {
  const { t } = useTranslation('imports');
  const client = useQueryClient();
  const [kind, setKind] = useState<ImportKind>(kinds[0] ?? 'participants');
  const [year, setYear] = useState(String(thisYear));
  const [file, setFile] = useState<File>();
  const [share, setShare] = useState<number>();
  const [fault, setFault] = useState<unknown>();
  const [problem, setProblem] = useState<string>();
  const id = useRef('');
  const send = async (chosen: File): Promise<void> => {
    setShare(0);
    setFault(undefined);
    try {
      const path = withQuery(apiPaths.import(id.current), { kind, year: kind === 'budget' ? year.trim() : undefined });
      client.setQueryData(['import', id.current], await sendFile<ImportAnswer>(path, chosen, setShare));
      onBrought(id.current);
    } catch (error) {
      setFault(error);
    } finally {
      setShare(undefined);
    }
  };
  const problemOf = (chosen: File): string | undefined => {
    if (chosen.size === 0) return t('new.empty');
    if (chosen.size > LARGEST) return t('new.tooLarge');
    return kind === 'budget' && !YEAR.test(year.trim()) ? t('new.yearMissing') : undefined;
  };
  const choose = (chosen: File): void => {
    id.current = crypto.randomUUID();
    setFile(chosen);
    setFault(undefined);
    const wrong = problemOf(chosen);
    setProblem(wrong);
    if (wrong === undefined) void send(chosen);
  };
  const canRetry = fault instanceof ApiFault && (fault.status === 0 || fault.status >= 500);
  return (
    <Page title={t('new.title')} lead={t('new.lead')} trail={trail}>
      <div className="stack">
        <ImportSteps current={0} />
        {kinds.length > 1 && (
          <RadioField
            label={t('new.kind')}
            name="kind"
            value={kind}
            choices={kinds.map((one) => ({ value: one, text: t(`new.kinds.${one}`) }))}
            onChange={(chosen) => setKind(kinds.find((one) => one === chosen) ?? kind)}
          />
        )}
        {kind === 'budget' && (
          <div className="import-year">
            <TextField label={t('new.year')} name="year" value={year} onChange={setYear} />
          </div>
        )}
        <FileField
          label={t(`new.file.${kind}`)}
          hint={t(`new.hint.${kind}`)}
          name="file"
          accept={ACCEPTED[kind]}
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
