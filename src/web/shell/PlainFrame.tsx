import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { slugOf } from '../paths.ts';
import { LanguageSwitch } from '../ui-kit/LanguageSwitch.tsx';
import { Brand } from './Brand.tsx';
import { Footer } from './Footer.tsx';
import './shell.css';

/** What surrounds a page while nobody is logged in. */
export function PlainFrame({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation('shell');
  const slug = slugOf(window.location.pathname);
  return (
    <div className="frame">
      <header className="top top-plain">
        <div className="top-row">
          <Brand />
          <span className="top-name quiet">{t('tagline')}</span>
          <LanguageSwitch />
        </div>
      </header>
      <main className="main" id="main">
        {children}
      </main>
      {slug !== undefined && <Footer slug={slug} />}
    </div>
  );
}
