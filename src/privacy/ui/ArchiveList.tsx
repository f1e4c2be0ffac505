import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Loaded } from '../../web/ui-kit/Loaded.tsx';
import { say } from '../../web/ui-kit/toasts.ts';
import type { ArchiveFiles } from '../archiveApi.ts';
import { ArchiveTable } from './ArchiveTable.tsx';
import { useArchives } from './useArchives.ts';

const MakeArchiveDialog = lazy(async () => ({ default: (await import('./MakeArchiveDialog.tsx')).MakeArchiveDialog }));
const ReceiptDialog = lazy(async () => ({ default: (await import('./ReceiptDialog.tsx')).ReceiptDialog }));

type File = ArchiveFiles['files'][number];
type Props = {
  readonly today: string;
  /** Whether the asker makes them: the leader of the team. */
  readonly makes: boolean;
};

/** Archive files that the plan asks for, and how far each has come. Nothing where none has been ordered. */
export function ArchiveList({ today, makes }: Props) {
  const { t } = useTranslation('privacy');
  const queries = useQueryClient();
  const [making, setMaking] = useState<File>();
  const [receiving, setReceiving] = useState<File>();
  const query = useArchives();
  const changed = async (text: string): Promise<void> => {
    setMaking(undefined);
    setReceiving(undefined);
    await Promise.all(['archives', 'due participations'].map((key) => queries.invalidateQueries({ queryKey: [key] })));
    say(text);
  };
  return (
    <Loaded query={query}>
      {({ files }) =>
        files.length === 0 ? null : (
          <section className="stack">
            <h2>{t('archive.title')}</h2>
            <p className="measure">{t(makes ? 'archive.leadMakes' : 'archive.lead')}</p>
            <ArchiveTable
              files={files}
              {...(makes
                ? {
                    actions: {
                      onMake: setMaking,
                      onReceive: setReceiving,
                    },
                  }
                : {})}
            />
            <Suspense>
              {making && (
                <MakeArchiveDialog file={making} onMade={() => changed(t('archive.madeSaid'))} onClose={() => setMaking(undefined)} />
              )}
              {receiving && (
                <ReceiptDialog
                  file={receiving}
                  today={today}
                  onEntered={() => changed(t('archive.receivedSaid'))}
                  onClose={() => setReceiving(undefined)}
                />
              )}
            </Suspense>
          </section>
        )
      }
    </Loaded>
  );
}
