import { useQueryClient } from '@tanstack/react-query';
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
import { useVersionedSave } from '../../web/ui-kit/useVersionedSave.ts';
import { isSamePlan, mergePlans, SECTION_STATUSES, writersFor, type SectionPlan, type SectionStatus } from '../sectionPlan.ts';
import { readSectionKey } from '../sectionKey.ts';
import type { ListedSection, ReportSections } from '../sectionsApi.ts';
import { PlanVersions } from './PlanVersions.tsx';
import { sectionName } from './sectionName.ts';

type Props = {
  readonly reportId: string;
  readonly section: Pick<ListedSection, 'section' | 'title' | 'plan'>;
  /** Who may be named; without it only the status can be changed. */
  readonly writers?: ReportSections['writers'];
  readonly onDone: () => void;
};

/** Who writes a section until when, and how far it has come. When somebody else was first both plans are shown, and one is chosen. */
export function PlanForm({ reportId, section: { section, title, plan }, writers, onDone }: Props) {
  const { t } = useTranslation('reports');
  const queries = useQueryClient();
  const name = sectionName({ section, title }, t);
  // What was shown when the form was opened: the page may come anew while somebody writes.
  const [opened] = useState(() => ({ version: plan.version, plan: planned(plan) }));
  const [responsibleId, setResponsible] = useState(opened.plan.responsibleId ?? '');
  const [dueOn, setDue] = useState(opened.plan.dueOn ?? '');
  const [status, setStatus] = useState<SectionStatus>(opened.plan.status);
  const [isTried, setTried] = useState(false);
  const saving = useVersionedSave<ListedSection | undefined>(async () => {
    const { sections } = await fetchJson<ReportSections>(apiPaths.reportSections(reportId));
    return sections.find((one) => one.section === section);
  });
  const day = tidyDay(dueOn);
  const faults = day !== '' && parseLocalDate(day) === undefined ? [{ name: 'due', label: t('plan.due'), text: t('begin.notADay') }] : [];
  const mine: SectionPlan = { responsibleId: responsibleId === '' ? null : responsibleId, dueOn: day === '' ? null : day, status };
  const close = (): void => {
    for (const queryKey of [
      ['reportSections', reportId],
      ['reportSection', reportId, section],
    ])
      void queries.invalidateQueries({ queryKey });
    onDone();
  };
  const send = async (version: number, wanted: SectionPlan): Promise<void> => {
    const body = { version, ...wanted };
    if (!(await saving.run(() => fetchJson<ListedSection>(apiPaths.sectionPlan(reportId, section), { method: 'PUT', body })))) return;
    say(t('plan.saved', { section: name }));
    close();
  };
  const key = readSectionKey(section);
  const known = writers && key ? writersFor(key, writers) : [];
  const theirs = saving.theirs?.record?.plan;
  const people = new Map([
    ...[plan.responsible, theirs?.responsible].flatMap((one) => (one ? [[one.id, one.name] as const] : [])),
    ...known.map((one) => [one.userId, one.name] as const),
  ]);
  return (
    <div className="stack">
      {saving.theirs && theirs && (
        <PlanVersions
          text={saving.theirs.text}
          busy={saving.busy}
          mine={mergePlans(opened.plan, mine, planned(theirs))}
          theirs={planned(theirs)}
          people={people}
          onMine={(merged) => {
            saving.settle();
            void send(theirs.version, merged);
          }}
          onTheirs={close}
        />
      )}
      <Form
        label={t('plan.of', { section: name })}
        submitText={t('plan.save')}
        faults={faults}
        busy={saving.busy}
        unsaved={!isSamePlan(opened.plan, mine)}
        fault={saving.fault}
        onTry={() => setTried(true)}
        onSubmit={() => send(opened.version, mine)}
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
    </div>
  );
}

const planned = ({ responsible, dueOn, status }: ListedSection['plan']): SectionPlan => ({
  responsibleId: responsible?.id ?? null,
  dueOn,
  status,
});
