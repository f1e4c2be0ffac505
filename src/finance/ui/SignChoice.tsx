import { useTranslation } from 'react-i18next';
import { SelectField } from '../../web/ui-kit/SelectField.tsx';
import { SIGN_CONVENTIONS, type SignConvention } from '../economySettings.ts';

type Props = {
  readonly shown: SignConvention;
  /** What the association has decided, which its reports follow. */
  readonly decided: SignConvention;
  readonly onChoose: (signs: SignConvention) => void;
};

/** The table with either sign convention. It is a view: the decided one holds in reports. */
export function SignChoice({ shown, decided, onChoose }: Props) {
  const { t } = useTranslation('finance');
  return (
    <div className="sign-choice not-printed">
      <SelectField
        label={t('signs.label')}
        name="signs"
        value={shown}
        choices={SIGN_CONVENTIONS.map((one) => ({
          value: one,
          text: one === decided ? t('signs.decided', { convention: t(`settings.convention.${one}`) }) : t(`settings.convention.${one}`),
        }))}
        onChange={(text) => onChoose(SIGN_CONVENTIONS.find((one) => one === text) ?? decided)}
      />
      {shown !== decided && <p className="small quiet">{t('signs.other', { convention: t(`settings.convention.${decided}`) })}</p>}
    </div>
  );
}
