import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { apiPaths } from '../../web/paths.ts';
import { ApiFault, fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { Form } from '../../web/ui-kit/Form.tsx';
import { SavedState } from '../../web/ui-kit/SavedState.tsx';
import { TextAreaField } from '../../web/ui-kit/TextAreaField.tsx';
import { VersionChoice } from '../../web/ui-kit/VersionChoice.tsx';
import type { ReportSection } from '../sectionsApi.ts';

type Props = {
  readonly read: ReportSection;
  readonly title: string;
  readonly reload: () => Promise<ReportSection | undefined>;
};

/** Writes a section's text. Where somebody else saved in between, both texts are shown, and nothing that was written is lost. */
export function SectionEditor({ read, title, reload }: Props) {
  const { t } = useTranslation('reports');
  const queries = useQueryClient();
  const [text, setText] = useState(read.markdown);
  const [base, setBase] = useState({ version: read.version, markdown: read.markdown, saved: read.saved });
  const [theirs, setTheirs] = useState<{ readonly section: ReportSection; readonly text: string }>();
  const show = (section: ReportSection): void => {
    setBase(section);
    setTheirs(undefined);
    queries.setQueryData(['reportSection', section.report.id, section.section], section);
    void queries.invalidateQueries({ queryKey: ['reportSections', section.report.id] });
  };
  const save = useMutation({
    mutationFn: (version: number) =>
      fetchJson<ReportSection>(apiPaths.reportSection(read.report.id, read.section), { method: 'PUT', body: { version, markdown: text } }),
    onSuccess: show,
    onError: async (error) => {
      const section = error instanceof ApiFault && error.code === 'changed-meanwhile' ? await reload() : undefined;
      if (section) setTheirs({ section, text: error.message });
    },
  });
  const isChanged = text !== base.markdown;
  const state = save.isPending
    ? ({ kind: 'saving' } as const)
    : isChanged
      ? ({ kind: 'unsaved' } as const)
      : base.saved && ({ kind: 'saved', at: base.saved.at } as const);
  return (
    <div className="writing">
      <div className="stack">
        {theirs && (
          <div className="written-versions">
            <VersionChoice
              text={theirs.text}
              busy={save.isPending}
              fields={[{ name: 'text', label: title, mine: text, theirs: theirs.section.markdown }]}
              onMine={() => save.mutate(theirs.section.version)}
              onTheirs={() => {
                setText(theirs.section.markdown);
                show(theirs.section);
              }}
            />
          </div>
        )}
        <Form
          label={title}
          submitText={t('write.save')}
          faults={[]}
          busy={save.isPending}
          unsaved={isChanged}
          fault={theirs ? undefined : (save.error ?? undefined)}
          onSubmit={() => save.mutate(base.version)}
          actions={state && <SavedState state={state} />}
        >
          <TextAreaField label={t('write.text')} hint={t('write.hint')} name="text" lines={18} value={text} onChange={setText} />
        </Form>
      </div>
      {read.before && (
        <aside className="stack-tight" aria-labelledby="before">
          <h2 id="before">{t('write.before')}</h2>
          <p className="quiet small">{read.before.report}</p>
          <div className="before-text" lang="sv">
            {read.before.markdown}
          </div>
        </aside>
      )}
    </div>
  );
}
