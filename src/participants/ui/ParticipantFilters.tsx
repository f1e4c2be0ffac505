import { useTranslation } from 'react-i18next';
import { Disclosure } from '../../web/ui-kit/Disclosure.tsx';
import { FilterBar } from '../../web/ui-kit/FilterBar.tsx';
import { SearchField } from '../../web/ui-kit/SearchField.tsx';
import { SelectField } from '../../web/ui-kit/SelectField.tsx';
import { codeIn } from '../codes.ts';
import { LIST_STATUSES, MINE, NOBODYS, type ParticipantFilter } from '../participantFilter.ts';
import type { ParticipantChoices } from '../participantSearchApi.ts';
import { filtered, filtersInUse, type ListView } from './listView.ts';
import { MoreFilters } from './MoreFilters.tsx';

type Props = {
  readonly view: ListView;
  readonly text: string;
  readonly interventions: ParticipantChoices['interventions'];
  readonly municipalities: readonly string[];
  readonly workers: ParticipantChoices['workers'];
  readonly onView: (view: ListView) => void;
  readonly onSearch: (text: string) => void;
};

/** Who is shown: each choice holds at once, and stands in the address. What is searched for does not. */
export function ParticipantFilters({ view, text, interventions, municipalities, workers, onView, onSearch }: Props) {
  const { t } = useTranslation('participants');
  const { filter } = view;
  const choose = (change: Partial<ParticipantFilter>): void => onView(filtered(view, change));
  const used = filtersInUse(filter);
  return (
    <FilterBar label={t('list.filters')}>
      <div className="participant-search">
        <SearchField label={t('list.search')} hint={t('list.searchHint')} name="text" value={text} onSearch={onSearch} />
      </div>
      <SelectField
        label={t('list.show')}
        name="status"
        value={filter.status}
        choices={LIST_STATUSES.map((value) => ({ value, text: t(`list.statuses.${value}`) }))}
        onChange={(value) => choose({ status: codeIn(LIST_STATUSES, value) ?? filter.status })}
      />
      {interventions.length > 1 && (
        <SelectField
          label={t('field.intervention')}
          name="intervention"
          value={filter.intervention ?? ''}
          choices={[{ value: '', text: t('list.allInterventions') }, ...interventions.map(({ id, name }) => ({ value: id, text: name }))]}
          onChange={(value) => choose({ intervention: value === '' ? undefined : value })}
        />
      )}
      {workers.length > 0 && (
        <SelectField
          label={t('caseload.as.team_member')}
          name="worker"
          value={filter.worker ?? ''}
          choices={[
            { value: '', text: t('list.all') },
            { value: MINE, text: t('caseload.mine') },
            { value: NOBODYS, text: t('caseload.nobodys') },
            ...workers.map(({ userId, name }) => ({ value: userId, text: name })),
          ]}
          onChange={(value) => choose({ worker: value === '' ? undefined : value })}
        />
      )}
      <div className="more-filters">
        <Disclosure summary={used === 0 ? t('list.more') : t('list.moreCount', { count: used })} open={used > 0}>
          <MoreFilters filter={filter} municipalities={municipalities} onChoose={choose} />
        </Disclosure>
      </div>
    </FilterBar>
  );
}
