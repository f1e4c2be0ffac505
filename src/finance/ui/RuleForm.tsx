import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../web/ui-kit/Button.tsx';
import { TextField } from '../../web/ui-kit/TextField.tsx';
import { readAccountRanges } from '../accountRanges.ts';
import type { WrittenLine } from '../writtenBudget.ts';

type Props = {
  readonly name: string;
  readonly busy: boolean;
  readonly onAdd: (rule: WrittenLine['rules'][number]) => Promise<void>;
  readonly onCancel: () => void;
};

/** A rule to write: an object, accounts, or the object's rows on some accounts. */
export function RuleForm({ name, busy, onAdd, onCancel }: Props) {
  const { t } = useTranslation('finance');
  const [project, setProject] = useState('');
  const [text, setText] = useState('');
  const [isTried, setTried] = useState(false);
  const accounts = readAccountRanges(text);
  const isEmpty = project.trim() === '' && text.trim() === '';
  return (
    <form
      className="rule-form"
      aria-label={t('mapping.addRuleOf', { name })}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (accounts && !isEmpty && !busy) void onAdd({ project: project.trim(), accounts });
      }}
    >
      <TextField
        label={t('mapping.object')}
        hint={t('mapping.objectHint')}
        name="project"
        value={project}
        error={isTried && isEmpty ? t('budget.problems.rule') : undefined}
        onChange={setProject}
      />
      <TextField
        label={t('mapping.accounts')}
        hint={t('mapping.accountsHint')}
        name="accounts"
        value={text}
        error={isTried && !accounts ? t('budget.problems.accounts') : undefined}
        onChange={setText}
      />
      <div className="form-actions">
        <Button type="submit" busy={busy}>
          {t('mapping.saveRule')}
        </Button>
        <Button look="secondary" onClick={onCancel}>
          {t('budget.cancel')}
        </Button>
      </div>
    </form>
  );
}
