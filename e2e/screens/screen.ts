import type { Page } from '@playwright/test';
import type { Newsroom, Who } from './newsroom';

interface Named {
  /** The picture's name, after its page and then its state. */
  name: string;
}

/** A page of the newsroom in one of its states. `open` ends when what is to be seen stands there. */
export interface Screen extends Named {
  who: Who;
  open: (page: Page, newsroom: Newsroom) => Promise<void>;
}

/** A page of the first day, before there is anybody. */
export interface FirstDayScreen extends Named {
  open: (page: Page) => Promise<void>;
}
