import type { ReactNode } from 'react';
import { Dialog, Heading, I18nProvider, Modal, ModalOverlay } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Button } from './Button.tsx';
import { useLanguage } from './language.ts';
import './dialog.css';

type Props = { readonly title: ReactNode; readonly onClose: () => void; readonly children: ReactNode };

/** A panel over the page: holds the focus, closes with Escape or beside it, and gives the focus back. Load it when needed: it brings react-aria. */
export function ModalDialog({ title, onClose, children }: Props) {
  const { t } = useTranslation('kit');
  const language = useLanguage();
  return (
    <I18nProvider locale={language === 'sv' ? 'sv-SE' : 'en-US'}>
      <ModalOverlay className="dialog-shade" isOpen isDismissable onOpenChange={(open) => !open && onClose()}>
        <Modal className="dialog-sheet">
          <Dialog className="dialog">
            <div className="dialog-head">
              <Heading slot="title" level={2}>
                {title}
              </Heading>
              <span className="dialog-close">
                <Button look="secondary" onClick={onClose}>
                  {t('close')}
                </Button>
              </span>
            </div>
            {children}
          </Dialog>
        </Modal>
      </ModalOverlay>
    </I18nProvider>
  );
}
