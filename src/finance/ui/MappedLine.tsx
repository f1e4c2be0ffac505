import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../web/ui-kit/Button.tsx';
import { Disclosure } from '../../web/ui-kit/Disclosure.tsx';
import { useLanguage } from '../../web/ui-kit/language.ts';
import type { Budget } from '../budgetApi.ts';
import { kronorText } from '../kronorText.ts';
import type { Mapping } from '../mappingApi.ts';
import type { WrittenLine } from '../writtenBudget.ts';
import { ruleText } from './lineWords.ts';
import { RuleForm } from './RuleForm.tsx';
import { useFocusBack } from './useFocusBack.ts';

type Rules = WrittenLine['rules'];
type Props = {
  readonly line: Budget['lines'][number];
  readonly taken: Mapping['lines'][number] | undefined;
  readonly canChange: boolean;
  readonly busy: boolean;
  /** Whether a rest is being dragged, so that it may be dropped here. */
  readonly isTarget: boolean;
  readonly onDrop: () => void;
  readonly onRules: (rules: Rules) => Promise<boolean>;
  readonly vouchersOf: (query: {
    readonly line: string;
    readonly account?: string;
    readonly object?: string;
    readonly withoutObject?: 'true';
  }) => string;
};

/** A budget line with its rules, and what they take. */
export function MappedLine({ line, taken, canChange, busy, isTarget, onDrop, onRules, vouchersOf }: Props) {
  const { t } = useTranslation('finance');
  const language = useLanguage();
  const [isOver, setOver] = useState(false);
  const [isOpen, setOpen] = useState(false);
  const rules = useFocusBack<HTMLUListElement>(isOpen ? line.id : undefined, (within) => within.querySelector('[data-add]'));
  const kr = (ore: number): string => t('kr', { amount: kronorText(ore, language) });
  const close = (): void => setOpen(false);
  return (
    // Dragging is a second way: what is left is put on a line by its own button too.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <li
      className={['mapped-line', isTarget ? 'drop-target' : '', isTarget && isOver ? 'drop-over' : ''].join(' ').trim()}
      onDragOver={(event) => {
        if (!isTarget) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        onDrop();
      }}
    >
      <div className="mapped-head">
        <h3>{line.name}</h3>
        <a
          className="number"
          href={vouchersOf({ line: line.id })}
          aria-label={t('mapping.vouchersOf', { name: line.name, amount: kronorText(taken?.sum ?? 0, language) })}
        >
          {kr(taken?.sum ?? 0)}
        </a>
      </div>
      <ul className="rules" ref={rules} aria-label={t('mapping.rulesOf', { name: line.name })}>
        {line.rules.length === 0 && <li className="quiet">{t('budget.takesNothing')}</li>}
        {line.rules.map((rule, place) => (
          <li key={ruleText(rule, t)} className="rule">
            {ruleText(rule, t)}
            {canChange && (
              <Button
                look="quiet"
                busy={busy}
                aria-label={t('mapping.removeRule', { rule: ruleText(rule, t), name: line.name })}
                onClick={() => void onRules(line.rules.toSpliced(place, 1))}
              >
                ✕
              </Button>
            )}
          </li>
        ))}
        {canChange && !isOpen && (
          <li>
            <Button look="quiet" data-add aria-label={t('mapping.addRuleOf', { name: line.name })} onClick={() => setOpen(true)}>
              {t('mapping.addRule')}
            </Button>
          </li>
        )}
      </ul>
      {isOpen && (
        <RuleForm
          name={line.name}
          busy={busy}
          onCancel={close}
          onAdd={async (rule) => {
            if (await onRules([...line.rules, rule])) close();
          }}
        />
      )}
      {taken && taken.rows.length > 0 && (
        <Disclosure summary={t('mapping.rows', { count: taken.rows.length })}>
          <ul className="taken-rows">
            {taken.rows.map((row) => (
              <li key={`${row.account} ${row.object ?? ''}`}>
                <span>
                  {row.account} {row.accountName ?? ''}
                  {row.object !== null && <span className="quiet">, {t('budget.object', { object: row.object })}</span>}
                </span>
                <a
                  className="number"
                  href={vouchersOf({
                    line: line.id,
                    account: row.account,
                    ...(row.object === null ? { withoutObject: 'true' } : { object: row.object }),
                  })}
                  aria-label={t('mapping.vouchersOf', { name: `${line.name}, ${row.account}`, amount: kronorText(row.amount, language) })}
                >
                  {kr(row.amount)}
                </a>
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </li>
  );
}
