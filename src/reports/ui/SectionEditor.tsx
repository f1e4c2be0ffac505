import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { apiPaths } from '../../web/paths.ts';
import { TextEditor, type TextEditorHandle } from '../../web/ui-kit/editor/TextEditor.tsx';
import { ApiFault, fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { Form } from '../../web/ui-kit/Form.tsx';
import { SavedState, type Saving } from '../../web/ui-kit/SavedState.tsx';
import type { ReportSection } from '../sectionsApi.ts';
import { TextVersions } from './TextVersions.tsx';

type Props = {
  readonly read: ReportSection;
  readonly title: string;
  readonly reload: () => Promise<ReportSection>;
};

/** Writes a section's text. Where somebody else saved in between, both texts are shown, and nothing that was written is lost. */
export function SectionEditor({ read, title, reload }: Props) {
  const { t } = useTranslation('reports');
  const queries = useQueryClient();
  const editor = useRef<TextEditorHandle>(null);
  const [text, setText] = useState(read.markdown);
  const [base, setBase] = useState<Pick<ReportSection, 'version' | 'markdown' | 'saved'>>(read);
  const [theirs, setTheirs] = useState<{ readonly section: ReportSection; readonly text: string }>();
  const show = (section: ReportSection): void => {
    setBase(section);
    setTheirs(undefined);
    queries.setQueryData(['reportSection', section.report.id, section.section], section);
    void queries.invalidateQueries({ queryKey: ['reportSections', section.report.id] });
  };
  const save = useMutation({
    mutationFn: ({ version, markdown }: { readonly version: number; readonly markdown: string }) =>
      fetchJson<ReportSection>(apiPaths.reportSection(read.report.id, read.section), { method: 'PUT', body: { version, markdown } }),
    onSuccess: (section, { markdown }) => {
      show(section);
      setBase({ ...section, markdown });
    },
    onError: async (error) => {
      if (error instanceof ApiFault && error.code === 'changed-meanwhile') setTheirs({ section: await reload(), text: error.message });
    },
  });
  const send = (version: number): void => {
    const markdown = editor.current?.read() ?? text;
    setText(markdown);
    save.mutate({ version, markdown });
  };
  const isChanged = text !== base.markdown;
  const state: Saving | null = save.isPending
    ? { kind: 'saving' }
    : isChanged
      ? { kind: 'unsaved' }
      : base.saved && { kind: 'saved', at: base.saved.at };
  return (
    <div className="stack">
      {theirs && (
        <TextVersions
          text={theirs.text}
          mine={text}
          theirs={theirs.section.markdown}
          busy={save.isPending}
          onMine={() => send(theirs.section.version)}
          onTheirs={() => {
            setText(theirs.section.markdown);
            editor.current?.write(theirs.section.markdown);
            show(theirs.section);
          }}
          onLater={() => setTheirs(undefined)}
        />
      )}
      <Form
        label={title}
        submitText={t('write.save')}
        faults={[]}
        busy={save.isPending}
        unsaved={isChanged}
        fault={theirs ? undefined : (save.error ?? undefined)}
        onSubmit={() => send(base.version)}
        actions={state && <SavedState state={state} />}
      >
        <TextEditor label={t('write.text')} start={read.markdown} handle={editor} onWritten={setText} />
      </Form>
    </div>
  );
}
