import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { apiPaths } from '../../web/paths.ts';
import type { Crumb } from '../../web/ui-kit/Breadcrumbs.tsx';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { Loaded } from '../../web/ui-kit/Loaded.tsx';
import { Page } from '../../web/ui-kit/Page.tsx';
import type { ImportAnswer } from '../importApi.ts';
import { DoneImport } from './DoneImport.tsx';
import { OpenImport } from './OpenImport.tsx';
import { useKindText } from './useKindText.ts';
import './imports.css';

type Props = {
  readonly id: string;
  readonly trail: readonly Crumb[];
  readonly newAddress: string;
  readonly recordAddress: (record: string) => string;
  readonly onDropped: () => void;
};

/** An import: what it would do while it is open, then what it did. */
export function ImportPage({ id, trail, newAddress, recordAddress, onDropped }: Props) {
  const { t } = useTranslation('imports');
  const kindText = useKindText();
  const query = useQuery({
    queryKey: ['import', id],
    queryFn: ({ signal }) => fetchJson<ImportAnswer>(apiPaths.import(id), { signal }),
    // What was looked at is what is confirmed: it does not change under the reader's eyes.
    staleTime: 10 * 60_000,
    refetchOnWindowFocus: false,
  });
  const [basis, setBasis] = useState<string>();
  const [fault, setFault] = useState<unknown>();
  const shown = query.data;
  return (
    <Page title={shown === undefined ? t('one') : t('oneOf', { what: kindText(shown.import) })} trail={trail}>
      <Loaded query={query}>
        {(answer) =>
          answer.preview === null ? (
            <DoneImport answer={answer} recordAddress={recordAddress} />
          ) : (
            <OpenImport
              key={JSON.stringify([answer.preview.digest, answer.preview.mapped])}
              answer={answer}
              preview={answer.preview}
              newAddress={newAddress}
              recordAddress={recordAddress}
              basis={basis ?? (answer.basis || t('look.usualBasis'))}
              onBasis={setBasis}
              fault={fault}
              onFault={setFault}
              reload={() => query.refetch()}
              onDropped={onDropped}
            />
          )
        }
      </Loaded>
    </Page>
  );
}
