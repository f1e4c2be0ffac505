import { useTranslation } from 'react-i18next';
import { numberText } from '../../shared/numberText.ts';
import { FactList, type Fact } from '../../web/ui-kit/FactList.tsx';
import { HelpWord } from '../../web/ui-kit/HelpWord.tsx';
import { useLanguage } from '../../web/ui-kit/language.ts';
import { listText, momentText } from '../../web/ui-kit/momentText.ts';
import type { ImportHead } from '../importApi.ts';

/** Which file it is, who brought it and what came of it. */
export function ImportFacts({ of, basis }: { readonly of: ImportHead; readonly basis?: string }) {
  const { t } = useTranslation('imports');
  const language = useLanguage();
  const { counts } = of;
  const facts: Fact[] = [
    { key: 'file', name: t('column.file'), value: <span className="file-name">{of.fileName}</span> },
    { key: 'by', name: t('column.by'), value: of.broughtBy },
    ...(of.doneAt === null ? [] : [{ key: 'when', name: t('column.when'), value: momentText(of.doneAt, language) }]),
    ...(of.interventions.length === 0
      ? []
      : [{ key: 'interventions', name: t('column.interventions'), value: listText(of.interventions, language) }]),
    ...(of.kind !== 'participants' || basis === undefined || basis === ''
      ? []
      : [{ key: 'basis', name: <HelpWord word="basis">{t('look.basis')}</HelpWord>, value: basis }]),
    ...(counts === null
      ? []
      : (['added', 'changed', 'same', 'removed'] as const)
          .filter((kind) => kind !== 'removed' || counts.removed > 0)
          .map((kind) => ({ key: kind, name: t(`kind.${kind}`), value: numberText(counts[kind], language, 0) }))),
  ];
  return <FactList facts={facts} />;
}
