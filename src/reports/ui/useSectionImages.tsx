import { lazy, Suspense, useRef, useState, type ReactNode, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { apiPaths } from '../../web/paths.ts';
import { Button } from '../../web/ui-kit/Button.tsx';
import type { EditorImages } from '../../web/ui-kit/editor/editorImages.ts';
import type { TextEditorHandle } from '../../web/ui-kit/editor/TextEditor.tsx';
import { ApiFault, fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { Notice } from '../../web/ui-kit/Notice.tsx';
import type { AddedImage } from '../sectionImagesApi.ts';
import type { ReportSection } from '../sectionsApi.ts';
import type { AskedImage } from './ImageDialog.tsx';

const ImageDialog = lazy(async () => ({ default: (await import('./ImageDialog.tsx')).ImageDialog }));

type SectionImages = {
  readonly editor: EditorImages;
  /** What stands outside the form of the text: the dialog, and images that could not come along. */
  readonly shown: ReactNode;
  /** When the images of a pasted text are here, or known not to be. */
  readonly settled: () => Promise<unknown>;
};

/** The images of a section's text: put in, said something of, and brought along with a text from elsewhere. */
export function useSectionImages({ report, section }: ReportSection, text: RefObject<TextEditorHandle | null>): SectionImages {
  const { t } = useTranslation('reports');
  const [asked, setAsked] = useState<AskedImage>();
  const [lost, setLost] = useState(0);
  const coming = useRef<Promise<unknown>>(Promise.resolve());
  const insert = async (file: File | undefined): Promise<void> => {
    // With the readers of image files, which are fetched when they are wanted.
    const chosen = file && (await (await import('./chosenImage.ts')).chosenImage(file));
    setAsked({ chosen, image: undefined });
  };
  const takeOver = async (key: string): Promise<void> => {
    try {
      await fetchJson<AddedImage>(apiPaths.imageTakenOver(report.id, section, key), { method: 'POST' });
      text.current?.showImage(key);
    } catch (error) {
      if (error instanceof ApiFault && error.status !== 0) setLost((before) => before + 1);
    }
  };
  return {
    editor: {
      addressOf: (key) => apiPaths.sectionImage(report.id, section, key),
      onInsert: (file) => void insert(file),
      onChange: (image) => setAsked({ chosen: undefined, image }),
      onMissing: (key) => {
        coming.current = Promise.all([coming.current, takeOver(key)]);
      },
    },
    settled: () => coming.current,
    shown: (
      <>
        {lost > 0 && (
          <Notice
            kind="warning"
            aloud
            title={t('image.lost', { count: lost })}
            action={
              <Button look="quiet" onClick={() => setLost(0)}>
                {t('image.close')}
              </Button>
            }
          >
            <p>{t('image.lostText')}</p>
          </Notice>
        )}
        {asked && (
          <Suspense>
            <ImageDialog
              asked={asked}
              addressOf={(key) => apiPaths.sectionImage(report.id, section, key)}
              onDone={(image) => {
                setAsked(undefined);
                if (image && asked.image) text.current?.changeImage(image);
                else if (image) text.current?.insertImage(image);
              }}
            />
          </Suspense>
        )}
      </>
    ),
  };
}
