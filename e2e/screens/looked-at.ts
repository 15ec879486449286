import { expect, type Page } from '@playwright/test';
import { addressOfScreen, patternOf } from '../every-page';
import type { Screen } from './screen';
import { screens } from './screens';

/** Screens that axe does not look at by themselves, and why. Every other screen is looked at: a new one is without a line anywhere. */
export const twins: Record<string, string> = {
  'sign-in-paused': 'is sign-in-wrong with another sentence',
  forgot: 'needs a second server; mail.spec.ts looks at it',
  'import-file': 'is import-paste with a place for a file',
  'sources-no-result': 'is sources-empty with another sentence',
  'claims-failed': 'is sources-failed with another sentence',
  'workbench-selection-tagged': 'is workbench-selection with one button more',
  'workbench-replies': 'is workbench-reply-answered with another request',
  'seen-before-hint': 'is what seen-before opens from',
  'queries-on-paper': 'is for paper, which conditions-lists.spec.ts prints',
  'report-on-paper': 'is for paper, which conditions-lists.spec.ts prints',
  'coming-page': 'lies over a page that has its own line; coming.spec.ts looks at it',
  'coming-article': 'is coming-page in the layout of an article',
  gallery: 'is looked at in gallery.spec.ts, in more looks than these',
};

const looked = screens.filter(({ name }) => !(name in twins));

const isWayIn = ({ name }: Screen) => /^(sign-in|invitation|reset|import|newer-version|not-found|forbidden|broken)/.test(name);
/** What differs from another by a part that looks the same in all looks: by day and by night on a desk, and how wide it is on a phone. */
const isOfDesk = ({ name }: Screen) => /^(workbench|articles)-/.test(name);

/** How people and articles come in, and what stands there when a page does not. */
export const waysIn = looked.filter(isWayIn);
/** States of the workbench and of the list of articles; both as they open are among the lists. */
export const deskStates = looked.filter((screen) => !isWayIn(screen) && isOfDesk(screen));
/** All else: every page as it opens, lists, and what opens from them. */
export const lists = looked.filter((screen) => !isWayIn(screen) && !isOfDesk(screen));

/** What stands there is the page that the screen of this name shows as it opens, if it is that of one. */
export function expectItsPage(page: Page, name: string): void {
  const address = addressOfScreen.get(name);
  if (address !== undefined) expect(new URL(page.url()).pathname).toMatch(patternOf(address));
}
