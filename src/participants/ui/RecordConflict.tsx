import { useTranslation } from 'react-i18next';
import { VersionChoice } from '../../web/ui-kit/VersionChoice.tsx';
import { differing } from './recordForm.ts';
import { fieldText, valueText } from './recordWords.ts';

type Form = Readonly<Record<string, string | readonly string[]>>;
type Props = {
  readonly text: string;
  readonly mine: Form;
  readonly theirs: Form;
  readonly busy: boolean;
  readonly onMine: () => void;
  readonly onTheirs: () => void;
};

/** What someone wrote beside what a colleague saved in between. */
export function RecordConflict({ text, mine, theirs, busy, onMine, onTheirs }: Props) {
  const { t } = useTranslation('participants');
  const words = (form: Form, field: string): string => valueText(field, [form[field] ?? ''].flat(), t) || t('history.nothing');
  return (
    <VersionChoice
      text={text}
      busy={busy}
      fields={differing(mine, theirs).map((name) => ({
        name,
        label: fieldText(name, t),
        mine: words(mine, name),
        theirs: words(theirs, name),
      }))}
      onMine={onMine}
      onTheirs={onTheirs}
    />
  );
}
