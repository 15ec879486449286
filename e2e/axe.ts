import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

interface Look {
  /** Said with what is found. */
  how?: string;
  /** The part of the page that is looked at. */
  within?: string;
  offRules?: string[];
  /** Of a page that was looked at whole, in another theme: only what colours can do. */
  coloursOnly?: boolean;
}

/** Nothing on the page, as it stands, is in the way of people with disabilities as far as axe can tell. */
export async function expectNoAxeFinding(page: Page, { how, within, offRules = [], coloursOnly = false }: Look = {}): Promise<void> {
  await waitForCardsOfMarks(page);
  // Four times as quick as by default: the legacy mode only leaves out frames of other origins, of which there are none, and opens no second
  // page for its sums; and of what is in order no list is made.
  const axe = new AxeBuilder({ page })
    .setLegacyMode(true)
    .options({ resultTypes: ['violations'] })
    .disableRules(offRules);
  if (coloursOnly) axe.withRules(['color-contrast', 'link-in-text-block']);
  if (within !== undefined) axe.include(within);
  const { violations } = await axe.analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
    how,
  ).toEqual([]);
}

/** Waits until each card that a mark names is on the page: of those that have just come or gone the text is told once they rest. */
export async function waitForCardsOfMarks(page: Page): Promise<void> {
  const named = page.locator('[aria-details]');
  const gone = () =>
    named.evaluateAll((all) => all.map((one) => one.getAttribute('aria-details') ?? '').filter((id) => !document.getElementById(id)));
  await expect.poll(gone, 'cards that marks name, and that are not there').toEqual([]);
}
