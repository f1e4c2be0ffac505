import type { Locator, Page } from '@playwright/test';

export type BroughtFile = { readonly name: string; readonly buffer: Buffer };

/** How somebody works on the pages: the same job is done with a mouse and with the keyboard alone. */
export type Hand = {
  /** Comes to an address: writes it, or follows the links that lead there from every page. */
  readonly go: (page: Page, address: string, ...links: readonly Locator[]) => Promise<void>;
  readonly press: (target: Locator) => Promise<void>;
  /** Exchanges what stands in a field. */
  readonly write: (target: Locator, text: string) => Promise<void>;
  /** Writes on where the text ends. */
  readonly writeOn: (target: Locator, text: string) => Promise<void>;
  /** Chooses by value. */
  readonly choose: (target: Locator, value: string) => Promise<void>;
  /** Chooses by what the choice is called. */
  readonly chooseCalled: (target: Locator, label: string) => Promise<void>;
  readonly tick: (target: Locator, isOn: boolean) => Promise<void>;
  readonly bring: (target: Locator, file: BroughtFile) => Promise<void>;
};
