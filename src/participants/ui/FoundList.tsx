import { useTranslation } from 'react-i18next';
import { Button } from '../../web/ui-kit/Button.tsx';
import { DataTable } from '../../web/ui-kit/DataTable.tsx';
import { EmptyState } from '../../web/ui-kit/EmptyState.tsx';
import { Pager } from '../../web/ui-kit/Pager.tsx';
import { codeIn } from '../codes.ts';
import { LIST_COLUMNS } from '../participantFilter.ts';
import type { FoundParticipants } from '../participantSearchApi.ts';
import { filtersInUse, looksLikeNumber, USUAL_VIEW, type ListView } from './listView.ts';
import { participantColumns } from './participantColumns.tsx';

type Props = {
  readonly slug: string;
  readonly view: ListView;
  readonly text: string;
  readonly found: FoundParticipants;
  /** What is shown was asked for before: the answer to what is asked now is on its way. */
  readonly isLate: boolean;
  readonly hasSeveral: boolean;
  readonly size: number;
  readonly onView: (view: ListView) => void;
  readonly onClear: () => void;
};

/** How many there are and those of this page, or why there is nobody. */
export function FoundList({ slug, view, text, found, isLate, hasSeveral, size, onView, onClear }: Props) {
  const { t } = useTranslation('participants');
  const { filter, sort, descending } = view;
  const { status, intervention } = filter;
  const isNarrowed = text.trim() !== '' || filtersInUse(filter) > 0 || intervention !== undefined || filter.worker !== undefined;
  const count = t('list.count', { found: found.found, total: found.total });
  return (
    <div className="stack" aria-busy={isLate}>
      <div className="row">
        <output className="row-count">{count}</output>
        {(isNarrowed || status !== USUAL_VIEW.filter.status) && (
          <Button look="quiet" onClick={onClear}>
            {t('list.clear')}
          </Button>
        )}
      </div>
      {found.found === 0 ? (
        <Nobody isEmpty={found.total === 0 && !isNarrowed} isNumber={looksLikeNumber(text)} />
      ) : (
        <>
          <DataTable
            // Those who are in and those who have left have columns of their own.
            key={status === 'now' ? 'now' : 'ended'}
            choiceName={status === 'now' ? 'participants' : 'participants-ended'}
            caption={t(`list.captions.${status}`)}
            columns={participantColumns(slug, { hasEnded: status !== 'now', hasSeveral }, t)}
            rows={found.participants}
            rowKey={({ participationId }) => participationId}
            sort={{ column: sort, descending }}
            onSort={({ column, descending: turned }) =>
              onView({ filter, sort: codeIn(LIST_COLUMNS, column) ?? sort, descending: turned, offset: 0 })
            }
          />
          <Pager total={found.found} offset={found.offset} size={size} onOffset={(offset) => onView({ ...view, offset })} />
        </>
      )}
    </div>
  );
}

function Nobody({ isEmpty, isNumber }: { readonly isEmpty: boolean; readonly isNumber: boolean }) {
  const { t } = useTranslation('participants');
  return (
    <EmptyState title={t(isEmpty ? 'list.empty.title' : 'list.none.title')}>
      <p>{t(isEmpty ? 'list.empty.text' : isNumber ? 'list.badNumber' : 'list.none.text')}</p>
    </EmptyState>
  );
}
