import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { apiPaths } from '../../web/paths.ts';
import { Button } from '../../web/ui-kit/Button.tsx';
import { FaultNotice } from '../../web/ui-kit/FaultNotice.tsx';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { Form } from '../../web/ui-kit/Form.tsx';
import { useLanguage } from '../../web/ui-kit/language.ts';
import { Loaded } from '../../web/ui-kit/Loaded.tsx';
import { momentText } from '../../web/ui-kit/momentText.ts';
import { TextAreaField } from '../../web/ui-kit/TextAreaField.tsx';
import type { SectionComments } from '../sectionCommentsApi.ts';

type Props = { readonly reportId: string; readonly section: string };

/** What the writers say to each other about a section. It is no part of the report. */
export function CommentList({ reportId, section }: Props) {
  const { t } = useTranslation('reports');
  const language = useLanguage();
  const queries = useQueryClient();
  const path = apiPaths.sectionComments(reportId, section);
  const queryKey = ['sectionComments', reportId, section];
  const query = useQuery({ queryKey, queryFn: ({ signal }) => fetchJson<SectionComments>(path, { signal }) });
  const [words, setWords] = useState('');
  const [id, setId] = useState(() => crypto.randomUUID());
  const [isTried, setTried] = useState(false);
  const show = (comments: SectionComments): void => void queries.setQueryData(queryKey, comments);
  const add = useMutation({
    mutationFn: () => fetchJson<SectionComments>(path, { method: 'POST', body: { id, words: words.trim() } }),
    onSuccess: (comments) => {
      show(comments);
      setWords('');
      setId(crypto.randomUUID());
      setTried(false);
    },
  });
  const mark = useMutation({
    mutationFn: (body: { readonly id: string; readonly isDone: boolean }) => fetchJson<SectionComments>(path, { method: 'PUT', body }),
    onSuccess: show,
  });
  const faults = words.trim() === '' ? [{ name: 'comment', label: t('comments.label'), text: t('comments.empty') }] : [];
  return (
    <section className="comments stack-tight not-printed" aria-labelledby="comments">
      <h2 id="comments">{t('comments.title')}</h2>
      <Loaded query={query}>
        {({ comments }) =>
          comments.length === 0 ? (
            <p className="quiet">{t('comments.none')}</p>
          ) : (
            <ul className="comment-list">
              {comments.map((one) => (
                <li key={one.id} className={one.isDone ? 'comment-done' : undefined}>
                  <p className="quiet small">
                    {t(one.isDone ? 'comments.byDone' : 'comments.by', {
                      name: one.writtenBy,
                      moment: momentText(one.writtenAt, language),
                    })}
                  </p>
                  <p className="comment-words" lang="sv">
                    {one.words}
                  </p>
                  <Button
                    look="quiet"
                    busy={mark.isPending}
                    aria-label={t(one.isDone ? 'comments.reopenOf' : 'comments.doneOf', {
                      name: one.writtenBy,
                      moment: momentText(one.writtenAt, language),
                    })}
                    onClick={() => mark.mutate({ id: one.id, isDone: !one.isDone })}
                  >
                    {t(one.isDone ? 'comments.reopen' : 'comments.done')}
                  </Button>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      {mark.error && <FaultNotice fault={mark.error} />}
      <Form
        label={t('comments.add')}
        submitText={t('comments.add')}
        faults={faults}
        busy={add.isPending}
        unsaved={words !== ''}
        fault={add.error ?? undefined}
        onTry={() => setTried(true)}
        onSubmit={() => add.mutate()}
      >
        <TextAreaField
          label={t('comments.label')}
          hint={t('comments.hint')}
          name="comment"
          lines={2}
          maxLength={2000}
          value={words}
          error={isTried ? faults[0]?.text : undefined}
          onChange={setWords}
        />
      </Form>
    </section>
  );
}
