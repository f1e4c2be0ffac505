import { useMutation, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { apiPaths } from '../../web/paths.ts';
import { Button } from '../../web/ui-kit/Button.tsx';
import type { DeviceDraft, DraftPlace } from '../../web/ui-kit/deviceDrafts.ts';
import { TextEditor, type TextEditorHandle } from '../../web/ui-kit/editor/TextEditor.tsx';
import { ProseText } from '../../web/ui-kit/editor/ProseText.tsx';
import { FaultNotice } from '../../web/ui-kit/FaultNotice.tsx';
import { fetchJson, isChangedMeanwhile } from '../../web/ui-kit/fetchJson.ts';
import { Form } from '../../web/ui-kit/Form.tsx';
import { useLanguage } from '../../web/ui-kit/language.ts';
import { momentText } from '../../web/ui-kit/momentText.ts';
import { Notice } from '../../web/ui-kit/Notice.tsx';
import { say } from '../../web/ui-kit/toasts.ts';
import { VersionChoice } from '../../web/ui-kit/VersionChoice.tsx';
import { draftToOpen } from '../sectionDraft.ts';
import type { ReportSection } from '../sectionsApi.ts';
import type { EconomyAddress } from './economyAddress.ts';
import { LivePicker } from './LivePicker.tsx';
import { TextState } from './TextState.tsx';
import { useDraft } from './useDraft.ts';
import { useSectionImages } from './useSectionImages.tsx';

// Fetched where there is something to point out.
const ContradictionList = lazy(async () => ({ default: (await import('./ContradictionList.tsx')).ContradictionList }));

type Props = {
  readonly read: ReportSection;
  readonly title: string;
  readonly place: DraftPlace;
  /** What was under hand on this device when the page was opened. */
  readonly onDevice: DeviceDraft | undefined;
  readonly reload: () => Promise<ReportSection>;
  readonly economyAddress: EconomyAddress;
};

/**
 * Writes a section's text. What is written is kept as the writer's own draft until it is saved for all. Where somebody else saved in
 * between, both texts are shown, and nothing that was written is lost.
 */
export function SectionEditor({ read, title, place, onDevice, reload, economyAddress }: Props) {
  const { t } = useTranslation('reports');
  const language = useLanguage();
  const queries = useQueryClient();
  const editor = useRef<TextEditorHandle>(null);
  const [opened] = useState(() => draftToOpen(read, read.draft ?? undefined, onDevice));
  const [text, setText] = useState(opened?.draft.markdown ?? read.markdown);
  const [base, setBase] = useState<Pick<ReportSection, 'version' | 'markdown' | 'saved'>>(
    opened === undefined ? read : { ...read, version: opened.draft.baseVersion },
  );
  const [isRestored, setRestored] = useState(opened?.isOnLatest === true);
  const [theirs, setTheirs] = useState<{ readonly section: ReportSection; readonly text: string | undefined } | undefined>(
    opened?.isOnLatest === false ? { section: read, text: undefined } : undefined,
  );
  const [contradictions, setContradictions] = useState(read.contradictions);
  const draft = useDraft(read, place);
  const images = useSectionImages(read, editor);
  const { addressOf } = images.editor;
  const show = (section: ReportSection): void => {
    draft.over();
    setBase(section);
    setContradictions(section.contradictions);
    setTheirs(undefined);
    setRestored(false);
    queries.setQueryData(['reportSection', section.report.id, section.section], section);
    void queries.invalidateQueries({ queryKey: ['reportSections', section.report.id] });
  };
  const compare = async (said: string | undefined): Promise<void> => setTheirs({ section: await reload(), text: said });
  const save = useMutation({
    mutationFn: async ({ version, markdown }: { readonly version: number; readonly markdown: string }) => {
      await Promise.all([draft.settled(), images.settled()]);
      return fetchJson<ReportSection>(apiPaths.reportSection(read.report.id, read.section), { method: 'PUT', body: { version, markdown } });
    },
    onSuccess: (section, { markdown }) => {
      show(section);
      setBase({ ...section, markdown });
      say(t('write.saved', { section: title }));
    },
    onError: async (error, { markdown }) => {
      draft.note(markdown, base.version);
      if (isChangedMeanwhile(error)) await compare(error.message);
    },
  });
  const send = (version: number): void => {
    const markdown = editor.current?.read() ?? text;
    setText(markdown);
    save.mutate({ version, markdown });
  };
  const replace = (section: ReportSection): void => {
    void draft.settled().then(() => fetchJson<void>(apiPaths.sectionDraft(read.report.id, read.section), { method: 'DELETE' }));
    setText(section.markdown);
    editor.current?.write(section.markdown);
    show(section);
  };
  const isChanged = text !== base.markdown;
  return (
    <div className="stack">
      {theirs && (
        <VersionChoice
          text={theirs.text}
          note={theirs.text === undefined ? t('versions.since') : undefined}
          whole={{
            mine: <ProseText markdown={text} imageAddress={addressOf} />,
            theirs: <ProseText markdown={theirs.section.markdown} imageAddress={addressOf} />,
          }}
          busy={save.isPending}
          onMine={() => send(theirs.section.version)}
          onTheirs={() => replace(theirs.section)}
          onLater={() => setTheirs(undefined)}
        />
      )}
      {isRestored && opened && (
        <Notice
          title={opened.savedAt === undefined ? t('draft.onDevice') : t('draft.restored', { moment: momentText(opened.savedAt, language) })}
          action={
            <Button look="secondary" onClick={() => replace(read)}>
              {t('draft.drop')}
            </Button>
          }
        >
          <p>{t('draft.own')}</p>
        </Notice>
      )}
      {draft.news?.saved && !theirs && (
        <Notice
          kind="warning"
          aloud
          title={t('draft.news', { name: draft.news.saved.by, moment: momentText(draft.news.saved.at, language) })}
          action={
            <Button look="secondary" onClick={() => void compare(undefined)}>
              {t('draft.compare')}
            </Button>
          }
        />
      )}
      {contradictions.length > 0 && (
        <Suspense fallback={null}>
          <ContradictionList contradictions={contradictions} />
        </Suspense>
      )}
      {draft.state.kind === 'refused' && !theirs && <FaultNotice fault={draft.state.fault} />}
      {images.shown}
      <Form
        label={title}
        submitText={t('write.save')}
        faults={[]}
        busy={save.isPending}
        unsaved={isChanged && (draft.state.kind === 'waiting' || draft.state.kind === 'refused')}
        fault={theirs ? undefined : (save.error ?? undefined)}
        onSubmit={() => send(base.version)}
        actions={<TextState isSaving={save.isPending} isChanged={isChanged} saved={base.saved} draft={draft.state} />}
      >
        <TextEditor
          label={t('write.text')}
          start={text}
          handle={editor}
          live={liveWords(read.live)}
          images={images.editor}
          more={
            <LivePicker
              live={read.live}
              onFigure={(href, value) => editor.current?.insertLive(href, value, false)}
              economyAddress={economyAddress}
              onTable={(href, words) => editor.current?.insertLive(href, words, true)}
            />
          }
          onWritten={(markdown) => {
            setText(markdown);
            if (markdown !== base.markdown) draft.note(markdown, base.version);
          }}
        />
      </Form>
    </div>
  );
}

/** What the figures and tables say now, by their addresses. */
const liveWords = ({ figures, tables, economy }: ReportSection['live']): ReadonlyMap<string, string> =>
  new Map([
    ...[...figures, ...(economy?.parts ?? []).flatMap((part) => part.figures)].map(({ href, value }) => [href, value] as const),
    ...tables.map(({ href, caption }) => [href, `Tabell: ${caption}`] as const),
  ]);
