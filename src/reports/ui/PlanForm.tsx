import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parseLocalDate } from '../../shared/localDate.ts';
import { apiPaths } from '../../web/paths.ts';
import { Button } from '../../web/ui-kit/Button.tsx';
import { DateField } from '../../web/ui-kit/DateField.tsx';
import { tidyDay } from '../../web/ui-kit/dayInput.ts';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { Form } from '../../web/ui-kit/Form.tsx';
import { SelectField } from '../../web/ui-kit/SelectField.tsx';
import { say } from '../../web/ui-kit/toasts.ts';
import { SECTION_STATUSES, writersFor, type SectionStatus } from '../sectionPlan.ts';
import { readSectionKey } from '../sectionKey.ts';
import type { ListedSection, ReportSections } from '../sectionsApi.ts';
import { sectionName } from './sectionName.ts';

type Props = {
  readonly reportId: string;
  readonly section: Pick<ListedSection, 'section' | 'title' | 'plan'>;
  /** Who may be named; without it only the status can be changed. */
  readonly writers?: ReportSections['writers'];
  readonly onDone: () => void;
};

/** Who writes a section until when, and how far it has come. */
export function PlanForm({ reportId, section: { section, title, plan }, writers, onDone }: Props) {
  const { t } = useTranslation('reports');
  const queries = useQueryClient();
  const name = sectionName({ section, title }, t);
  const [responsibleId, setResponsible] = useState(plan.responsible?.id ?? '');
  const [dueOn, setDue] = useState(plan.dueOn ?? '');
  const [status, setStatus] = useState<SectionStatus>(plan.status);
  const [isTried, setTried] = useState(false);
  const day = tidyDay(dueOn);
  const faults = day !== '' && parseLocalDate(day) === undefined ? [{ name: 'due', label: t('plan.due'), text: t('begin.notADay') }] : [];
  const refresh = (): Promise<unknown> =>
    Promise.all(
      [
        ['reportSections', reportId],
        ['reportSection', reportId, section],
      ].map((queryKey) => queries.invalidateQueries({ queryKey })),
    );
  const save = useMutation({
    mutationFn: () =>
      fetchJson<ListedSection>(apiPaths.sectionPlan(reportId, section), {
        method: 'PUT',
        body: { version: plan.version, responsibleId: responsibleId === '' ? null : responsibleId, dueOn: day === '' ? null : day, status },
      }),
    onSuccess: async () => {
      await refresh();
      say(t('plan.saved', { section: name }));
      onDone();
    },
    // The page shows what holds now; what was chosen here stays.
    onError: refresh,
  });
  const key = readSectionKey(section);
  const known = writers && key ? writersFor(key, writers) : [];
  const people = new Map([
    ...(plan.responsible ? [[plan.responsible.id, plan.responsible.name] as const] : []),
    ...known.map((one) => [one.userId, one.name] as const),
  ]);
  return (
    <Form
      label={t('plan.of', { section: name })}
      submitText={t('plan.save')}
      faults={faults}
      busy={save.isPending}
      fault={save.error ?? undefined}
      onTry={() => setTried(true)}
      onSubmit={() => save.mutate()}
      actions={
        <Button look="secondary" onClick={onDone}>
          {t('plan.cancel')}
        </Button>
      }
    >
      <div className="form-row">
        {writers && (
          <>
            <SelectField
              label={t('plan.responsible')}
              name="responsible"
              value={responsibleId}
              choices={[{ value: '', text: t('plan.nobody') }, ...[...people].map(([value, text]) => ({ value, text }))]}
              onChange={setResponsible}
            />
            <DateField label={t('plan.due')} name="due" value={dueOn} error={isTried ? faults[0]?.text : undefined} onChange={setDue} />
          </>
        )}
        <SelectField
          label={t('plan.status')}
          name="status"
          value={status}
          choices={SECTION_STATUSES.map((value) => ({ value, text: t(`plan.is.${value}`) }))}
          onChange={(value) => setStatus(SECTION_STATUSES.find((one) => one === value) ?? 'open')}
        />
      </div>
    </Form>
  );
}
