import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Progress } from '../ui-kit/Progress.tsx';
import { Page } from '../ui-kit/Page.tsx';
import { FeedbackSamples } from './FeedbackSamples.tsx';
import { FieldSamples } from './FieldSamples.tsx';
import { FormSamples } from './FormSamples.tsx';
import { RecordSamples } from './RecordSamples.tsx';
import { Sample } from './Sample.tsx';
import { TableSamples } from './TableSamples.tsx';

const EditorSample = lazy(async () => ({ default: (await import('./EditorSample.tsx')).EditorSample }));

/** Every part of the pages in every state, to build by and to look at after a change. */
export function GalleryPage() {
  const { t } = useTranslation('gallery');
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Sample name={t('part.fields')}>
        <FieldSamples />
      </Sample>
      <Sample name={t('part.forms')}>
        <FormSamples />
      </Sample>
      <Sample name={t('part.editor')}>
        <Suspense fallback={<Progress />}>
          <EditorSample />
        </Suspense>
      </Sample>
      <Sample name={t('part.tables')}>
        <TableSamples />
      </Sample>
      <Sample name={t('part.feedback')}>
        <FeedbackSamples />
      </Sample>
      <Sample name={t('part.records')}>
        <RecordSamples />
      </Sample>
    </Page>
  );
}
