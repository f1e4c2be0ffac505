import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProseText } from '../ui-kit/editor/ProseText.tsx';
import { TextEditor } from '../ui-kit/editor/TextEditor.tsx';

/** A text to write, and the same to read. */
export function EditorSample() {
  const { t } = useTranslation('gallery');
  const [text, setText] = useState(t('editor.text'));
  return (
    <>
      <TextEditor label={t('editor.label')} start={t('editor.text')} onWritten={setText} />
      <ProseText markdown={text} />
    </>
  );
}
