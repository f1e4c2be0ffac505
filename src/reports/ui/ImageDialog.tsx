import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LONGEST_ALTERNATIVE } from '../../shared/markdownImage.ts';
import { CheckField } from '../../web/ui-kit/CheckField.tsx';
import type { EditorImage } from '../../web/ui-kit/editor/editorImages.ts';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { FileField } from '../../web/ui-kit/FileField.tsx';
import { Form, type FieldFault } from '../../web/ui-kit/Form.tsx';
import { ModalDialog } from '../../web/ui-kit/ModalDialog.tsx';
import { TextAreaField } from '../../web/ui-kit/TextAreaField.tsx';
import type { AddedImage } from '../sectionImagesApi.ts';
import { chosenImage, type ChosenImage } from './chosenImage.ts';

/** What is asked for: an image to put in, with the file where one was pasted or dropped; or one of the text to say something else of. */
export type AskedImage = { readonly chosen: ChosenImage | undefined; readonly image: EditorImage | undefined };
type Props = {
  readonly asked: AskedImage;
  readonly addressOf: (key: string) => string;
  /** Told the image when it is kept; nothing when it was left. */
  readonly onDone: (image: EditorImage | undefined) => void;
};

/** Puts an image into a text, or says something else of one: what it shows has to be said, or that it is decoration alone. */
export function ImageDialog({ asked: { chosen: brought, image }, addressOf, onDone }: Props) {
  const { t } = useTranslation('reports');
  const [chosen, setChosen] = useState(brought);
  const [words, setWords] = useState(image?.alternative ?? '');
  const [isDecoration, setDecoration] = useState(image?.alternative === null);
  const [isTried, setTried] = useState(false);
  const choose = async (one: File): Promise<void> => setChosen(await chosenImage(one));
  const add = useMutation({
    mutationFn: ({ key, file: sent }: ChosenImage) => fetchJson<AddedImage>(addressOf(key), { method: 'PUT', file: sent }),
    onSuccess: ({ key }) => onDone(said(key)),
  });
  const said = (key: string): EditorImage => ({ key, alternative: isDecoration ? null : tidied(words) });
  const fileError = chosen?.fault ? t(`image.fault.${chosen.fault}`) : isTried && !chosen ? t('image.noFile') : undefined;
  const wordsFault = isDecoration
    ? undefined
    : tidied(words) === ''
      ? t('image.noWords')
      : tidied(words).length > LONGEST_ALTERNATIVE
        ? t('image.longWords', { count: LONGEST_ALTERNATIVE })
        : undefined;
  const faults: FieldFault[] = [
    ...(image || (chosen && !chosen.fault) ? [] : [{ name: 'file', label: t('image.file'), text: fileError ?? t('image.noFile') }]),
    ...(wordsFault === undefined ? [] : [{ name: 'alternative', label: t('image.words'), text: wordsFault }]),
  ];
  return (
    <ModalDialog title={image ? t('image.change') : t('image.insert')} onClose={() => onDone(undefined)}>
      <Form
        label={image ? t('image.change') : t('image.insert')}
        submitText={image ? t('image.apply') : t('image.put')}
        faults={faults}
        busy={add.isPending}
        fault={add.error ?? undefined}
        onTry={() => setTried(true)}
        onSubmit={() => (image ? onDone(said(image.key)) : chosen && add.mutate(chosen))}
      >
        {image ? (
          <p className="image-preview">
            <img src={addressOf(image.key)} alt="" />
          </p>
        ) : (
          <FileField
            label={t('image.file')}
            hint={t('image.hint')}
            error={fileError}
            name="file"
            accept=".png,.jpg,.jpeg,image/png,image/jpeg"
            file={chosen?.file}
            busy={add.isPending}
            onFile={(one) => void choose(one)}
          />
        )}
        {chosen?.preview !== undefined && (
          <p className="image-preview">
            <img src={chosen.preview} alt="" />
          </p>
        )}
        <TextAreaField
          label={t('image.words')}
          hint={t('image.wordsHint')}
          error={isTried ? wordsFault : undefined}
          name="alternative"
          value={words}
          lines={3}
          onChange={setWords}
        />
        <CheckField
          label={t('image.decoration')}
          hint={t('image.decorationHint')}
          name="decoration"
          checked={isDecoration}
          onChange={setDecoration}
        />
      </Form>
    </ModalDialog>
  );
}

const tidied = (words: string): string => words.replaceAll(/\s+/g, ' ').trim();
