import { useTranslation } from 'react-i18next';
import { FaultNotice } from '../ui-kit/FaultNotice.tsx';
import { Page } from '../ui-kit/Page.tsx';
import { PlainFrame } from './PlainFrame.tsx';

/** Before it is known whether anyone is logged in, the server did not answer. */
export function UnreachableScreen({ fault, onRetry }: { readonly fault: unknown; readonly onRetry: () => void }) {
  const { t } = useTranslation('shell');
  return (
    <PlainFrame>
      <Page title={t('unreachable')}>
        <div className="measure">
          <FaultNotice fault={fault} onRetry={onRetry} />
        </div>
      </Page>
    </PlainFrame>
  );
}
