import { expect, type Page } from '@playwright/test';
import { readableFormats, readableSize } from '../lib/domain/import/formats';
import { expectNoAxeFinding } from './axe';
import { inDatabase, makeDesk, makePerson, newsOn, signIn, test, uniqueName } from './fixtures';
import { gateOf } from './gate';
import { signInAtDesk } from './own-article';
import { stateOf } from './stored-entries';

test.beforeEach(async ({ context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
});

/** A short text with a word in bold, as it comes from another program. */
const pasteQuay = (page: Page) =>
  pasteWithForm(
    page,
    '<h1>A quay for everyone</h1><p>It is <b>ninety</b> metres long.</p>',
    'A quay for everyone\n\nIt is ninety metres long.',
  );

/** What is said of a text that was read. */
const saidOf = (page: Page) => newsOn(page, 'What was read').filter({ hasText: /^Read: / });

async function pasteWithForm(page: Page, html: string, text?: string) {
  await page.getByLabel('Text of the article').focus();
  await page.evaluate(
    async (parts) => {
      const blobs = {
        'text/html': new Blob([parts.html], { type: 'text/html' }),
        ...(parts.text !== undefined && { 'text/plain': new Blob([parts.text], { type: 'text/plain' }) }),
      };
      await navigator.clipboard.write([new ClipboardItem(blobs)]);
    },
    { html, text },
  );
  await page.keyboard.press('ControlOrMeta+v');
}

test('I paste an article with its form by keyboard and correct what was found, and both stay', async ({ page }) => {
  await signInAtDesk(page);
  await page.goto('/articles/new');
  await pasteWithForm(
    page,
    `<h1>A quay for everyone</h1><p>By Ines Okafor</p>
      <p style="color: red; font-family: Papyrus">The quay is <b>ninety</b> metres long, says <a href="https://example.org/plan">the plan</a>.</p>
      <h2>What it cost</h2><ul><li>Stone: 2.1 million</li><li>Lamps: 40,000</li></ul>
      <blockquote><p>We were told that it would last.</p></blockquote>
      <table><tr><td>2024</td><td>3 ships</td></tr></table>`,
    'A quay for everyone',
  );
  const preview = page.getByRole('region', { name: 'Preview' });
  await expect(preview.getByLabel('Title')).toHaveValue('A quay for everyone');
  await expect(saidOf(page)).toHaveText(/^Read: \d+ words, \d+ paragraphs, .+\. 1 line moved to the byline\.$/);
  await expect(preview.getByRole('heading', { name: 'What it cost' })).toBeVisible();
  await expect(preview.getByRole('listitem')).toHaveText(['Stone: 2.1 million', 'Lamps: 40,000']);
  await expect(preview.getByRole('blockquote')).toHaveText('We were told that it would last.');
  await expect(preview.getByRole('cell')).toHaveText(['2024', '3 ships']);
  await expect(preview.getByRole('strong')).toHaveText('ninety');
  const plan = preview.getByText('the plan');
  await expect(plan).toHaveAttribute('href', 'https://example.org/plan');
  await expect(preview.getByText('The quay is')).not.toHaveCSS('font-family', /Papyrus/);
  // What is a field now is struck out where it stood.
  await expect(preview.locator('s')).toHaveText('By Ines Okafor');
  const field = (name: string) => preview.getByLabel(name, { exact: true });
  await field('Standfirst').fill('Stone and lamps for nobody’s boat');
  await field('Date').fill('2026-03-04');
  await field('Language').selectOption('Persian');
  await field('Direction').selectOption('Right to left');
  await page.getByRole('button', { name: 'Start tagging' }).click();
  const text = page.getByRole('textbox', { name: 'Text of the article' });
  await expect(text).toContainText('The quay is ninety metres long, says the plan.');
  await expect(text.locator('h2')).toHaveText('What it cost');
  await expect(text.locator('li')).toHaveCount(2);
  await expect(text.locator('a')).toHaveAttribute('href', 'https://example.org/plan');
  const { details, doc } = await stateOf(page, new URL(page.url()).pathname.split('/').at(-1) ?? '');
  expect(details).toMatchObject({ byline: 'Ines Okafor', publishedOn: '2026-03-04', language: 'fa', direction: 'rtl' });
  expect([doc.child(1).type.name, doc.child(1).textContent]).toEqual(['standfirst', 'Stone and lamps for nobody’s boat']);
});

test('I paste from a program that gives HTML only, type on, and the paragraphs stay apart', async ({ page }) => {
  await signInAtDesk(page);
  await page.goto('/articles/new');
  const field = page.getByLabel('Text of the article');
  await pasteWithForm(
    page,
    `<h1>Harbour fees rise again</h1><p>By Jo Lind</p><p>The harbour <b>authority</b>
      calls them unfair.</p><ul><li>Small boats<li>Large ones</ul><p>A berth<br>costs more.</p><table><tr><td>2024</td><td>3 ships</td></tr><tr><td>2025</td><td>4</td></tr></table>`,
  );
  const words =
    'Harbour fees rise again\n\nBy Jo Lind\n\nThe harbour authority calls them unfair.\n\nSmall boats\nLarge ones\n\nA berth\ncosts more.\n\n2024\t3 ships\n2025\t4';
  await expect(field).toHaveValue(words);
  await field.press('ControlOrMeta+End');
  await field.press('5');
  await expect(field).toHaveValue(`${words}5`);
  const preview = page.getByRole('region', { name: 'Preview' });
  await expect(preview.getByText('2025')).toHaveText(/45/);
  await expect(preview.getByLabel('Title')).toHaveValue('Harbour fees rise again');
  await expect(preview.getByText('The harbour authority calls them unfair.', { exact: true })).toBeVisible();
});

test('I paste what is HTML only behind words that are there, and its words are put in, until I undo it', async ({ page }) => {
  await signInAtDesk(page);
  await page.goto('/articles/new');
  const field = page.getByLabel('Text of the article');
  await pasteWithForm(page, '<h1>A quay for everyone</h1><p>It is <b>ninety</b> metres long.</p>');
  const words = 'A quay for everyone\n\nIt is ninety metres long.';
  await expect(field).toHaveValue(words);
  await field.press('ControlOrMeta+End');
  await field.press('Enter');
  await field.press('Enter');
  await pasteWithForm(page, '<p>It cost <i>two</i> million.</p><p>Nobody asked.</p>');
  await expect(field).toHaveValue(`${words}\n\nIt cost two million.\n\nNobody asked.`);
  await expect(page.getByRole('region', { name: 'Preview' })).toContainText('Nobody asked.');
  await field.press('ControlOrMeta+z');
  await expect(field).not.toHaveValue(/million/);
  await expect(field).toHaveValue(/ninety metres/);
});

test('I correct a word in the box and start at once, and the article has the corrected word', async ({ page }) => {
  await signInAtDesk(page);
  await page.goto('/articles/new');
  const box = page.getByLabel('Text of the article');
  const preview = page.getByRole('region', { name: 'Preview' });
  await box.fill('A quay for everyone\n\nThe quay is ninety metres long.');
  await expect(preview).toContainText('The quay is ninety metres long.');
  await box.fill('A quay for everyone\n\nThe quay is seventy metres long.');
  await page.getByRole('button', { name: 'Start tagging' }).click();
  await expect(page.getByRole('textbox', { name: 'Text of the article' })).toContainText('The quay is seventy metres long.');
});

test('I type into what I pasted with its form, am told that the form is gone, and get it back', async ({ page }) => {
  await signInAtDesk(page);
  await page.goto('/articles/new');
  await pasteQuay(page);
  const box = page.getByLabel('Text of the article');
  const preview = page.getByRole('region', { name: 'Preview' });
  await expect(preview.getByRole('strong')).toHaveText('ninety');
  await expect(box).toHaveAccessibleDescription(/typing here makes the text plain/);
  await page.keyboard.press('End');
  await page.keyboard.type('!');
  const warning = page.getByRole('status').filter({ hasText: 'the text is plain now' });
  await expect(warning).toBeVisible();
  await expect(preview).toContainText('long.!');
  await expect(preview.getByRole('strong')).toHaveCount(0);
  await warning.getByRole('button', { name: 'Back to the paste' }).click();
  await expect(preview.getByRole('strong')).toHaveText('ninety');
  await expect(warning).toHaveCount(0);
  // Whoever takes the letter out again has the paste again, too.
  await box.press('End');
  await page.keyboard.type('!');
  await expect(warning).toBeVisible();
  await page.keyboard.press('Backspace');
  await expect(warning).toHaveCount(0);
  await expect(preview.getByRole('strong')).toHaveText('ninety');
  // What was read is said of the paste, and not again with each pause in which some words more are counted.
  const said = (await saidOf(page).textContent()) ?? 'nothing';
  await box.press('End');
  await page.keyboard.type(' So it is.');
  await expect(preview).toContainText('long. So it is.');
  await expect(saidOf(page)).toHaveText(said);
});

test('I paste plain words over a whole paste that I had corrected, and nothing of the other article stays', async ({ page }) => {
  await signInAtDesk(page);
  await page.goto('/articles/new');
  await pasteQuay(page);
  const box = page.getByLabel('Text of the article');
  const preview = page.getByRole('region', { name: 'Preview' });
  await preview.getByLabel('Title').fill('The quay, measured');
  await preview.getByLabel('Byline').fill('Ines Okafor');
  await box.focus();
  await page.evaluate(() => navigator.clipboard.writeText('A pier for nobody\n\nThe pier is closed.'));
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('ControlOrMeta+v');
  await expect(preview).toContainText('The pier is closed.');
  await expect(preview.getByLabel('Title')).toHaveValue('A pier for nobody');
  await expect(preview.getByLabel('Byline')).toHaveValue('');
  await expect(box).toHaveValue('A pier for nobody\n\nThe pier is closed.');
  await expect(page.getByRole('status').filter({ hasText: 'the text is plain now' })).toHaveCount(0);
});

test('I paste the wrong words over all that I had, and undo brings it back', async ({ page }) => {
  await signInAtDesk(page);
  await page.goto('/articles/new');
  const box = page.getByLabel('Text of the article');
  const preview = page.getByRole('region', { name: 'Preview' });
  const pastePlain = async (text: string) => {
    await page.evaluate((words) => navigator.clipboard.writeText(words), text);
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.press('ControlOrMeta+v');
  };
  await box.focus();
  await pastePlain('A quay for everyone\n\nIt is ninety metres long.');
  await expect(preview).toContainText('It is ninety metres long.');
  await pastePlain('A pier for nobody\n\nThe pier is closed.');
  await expect(preview).toContainText('The pier is closed.');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(box).toHaveValue('A quay for everyone\n\nIt is ninety metres long.');
  await expect(preview).toContainText('It is ninety metres long.');
});

test('I paste a web page over all that I had, and can bring back what I had; a picture takes the place of nothing', async ({ page }) => {
  await signInAtDesk(page);
  await page.goto('/articles/new');
  const box = page.getByLabel('Text of the article');
  const preview = page.getByRole('region', { name: 'Preview' });
  await box.fill('A pier for nobody\n\nThe pier is closed.');
  await expect(preview).toContainText('The pier is closed.');
  await box.press('ControlOrMeta+a');
  await pasteWithForm(page, '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=">');
  await expect(box).toHaveValue('A pier for nobody\n\nThe pier is closed.');
  await pasteQuay(page);
  await expect(preview.getByRole('strong')).toHaveText('ninety');
  const back = page.getByRole('button', { name: 'Bring it back' });
  await expectNoAxeFinding(page, { how: 'a paste over what was there' });
  await back.click();
  await expect(box).toHaveValue('A pier for nobody\n\nThe pier is closed.');
  await expect(box).toBeFocused();
  await expect(preview).toContainText('The pier is closed.');
  await expect(back).toHaveCount(0);
});

test('I look at File and lose the line, and what I pasted and corrected stays', async ({ page }) => {
  await signInAtDesk(page);
  await page.goto('/articles/new');
  await pasteQuay(page);
  const box = page.getByLabel('Text of the article');
  const preview = page.getByRole('region', { name: 'Preview' });
  await preview.getByLabel('Title').fill('The quay, measured');
  // An arrow key on the choice goes to the other way, too.
  await page.getByRole('radio', { name: 'Paste' }).press('ArrowRight');
  await expect(page.getByText('Drop a file here')).toBeVisible();
  await page.getByRole('radio', { name: 'File' }).press('ArrowLeft');
  await expect(box).toHaveValue(/It is ninety metres long/);
  await expect(preview.getByLabel('Title')).toHaveValue('The quay, measured');
  await expect(preview.getByRole('strong')).toHaveText('ninety');

  await page.route('**/imports/paste*', (route) => route.abort());
  await box.press('ControlOrMeta+End');
  await page.keyboard.type('!');
  const failure = page.getByRole('alert').filter({ hasText: 'The server did not answer' });
  await expect(failure).toBeVisible();
  await expect(preview.getByLabel('Title')).toHaveValue('The quay, measured');
  await expect(page.getByRole('button', { name: 'Start tagging' })).toHaveAccessibleDescription(/Choose Try again first/);
  await page.unroute('**/imports/paste*');
  await failure.getByRole('button', { name: 'Try again' }).click();
  await expect(preview).toContainText('metres long.!');
  await expect(preview.getByLabel('Title')).toHaveValue('The quay, measured');
});

test('I drop two files, and am told that one is read; one beside its place does not take the page away', async ({ page }) => {
  await signInAtDesk(page);
  await page.goto('/articles/new?from=file');
  await expect(page.getByText('Drop a file here')).toBeVisible();
  await expect(page.getByText(`${readableFormats}, up to ${readableSize}; or a Galley archive`)).toBeVisible();
  const drag = (type: string, at: string) =>
    page.evaluate(
      ([type, at]) => {
        const dataTransfer = new DataTransfer();
        for (const name of ['quay.txt', 'pier.txt'])
          dataTransfer.items.add(new File([`A ${name}\n\nIt is long.`], name, { type: 'text/plain' }));
        const event = new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true });
        document.querySelector(at)?.dispatchEvent(event);
        return event.defaultPrevented;
      },
      [type, at] as const,
    );
  await expect.poll(() => drag('dragover', '.imp .act')).toBe(true);
  expect(await drag('drop', '.imp .act')).toBe(true);
  await expect(page.getByText('quay.txt')).toHaveCount(0);
  await drag('drop', '.drop');
  const told = page.getByRole('status').filter({ hasText: '2 files were dropped' });
  await expect(told).toContainText('only “quay.txt” is read');
  await expect(page.getByRole('region', { name: 'Preview' })).toContainText('It is long.');
  // What is pasted is looked at, and the file again.
  await page.getByRole('radio', { name: 'File' }).press('ArrowLeft');
  await expect(told).toHaveCount(0);
  await page.getByRole('radio', { name: 'Paste' }).press('ArrowRight');
  await expect(told).toContainText('only “quay.txt” is read');
});

test('I am taken off the desk that I bring a text to: another desk is asked when I try again', async ({ page }) => {
  const [one, other] = [await makeDesk(uniqueName('A')), await makeDesk(uniqueName('B'))];
  const elif = await makePerson('Elif Tuncel', { roles: { [one]: 'editor', [other]: 'editor' } });
  await signIn(page, elif);
  await page.goto('/articles/new');
  const desk = page.getByLabel('Desk', { exact: true });
  await desk.selectOption(one);
  // Else the list of owners is refused too, and offers to try again as well.
  await expect(page.getByLabel('Owner').getByRole('option', { name: 'Elif Tuncel' })).toBeAttached();
  await inDatabase((client) => client.query('delete from "Membership" where "personId" = $1 and "deskId" = $2', [elif.id, one]));
  await page.getByLabel('Text of the article').fill('A quay for everyone\n\nIt is ninety metres long.');
  const again = page.getByRole('button', { name: 'Try again' });
  await expect(again).toBeVisible();
  await desk.selectOption(other);
  await again.click();
  await expect(page.getByRole('region', { name: 'Preview' })).toContainText('It is ninety metres long.');
  await expect(again).toHaveCount(0);
});

test('I choose another desk while an archive is being read: that one is asked what it has', async ({ page }) => {
  const [one, other] = [await makeDesk(uniqueName('A')), await makeDesk(uniqueName('B'))];
  await signIn(page, await makePerson('Elif Tuncel', { roles: { [one]: 'editor', [other]: 'editor' } }));
  await page.goto('/articles/new?from=file');
  const desk = page.getByLabel('Desk', { exact: true });
  await desk.selectOption(one);
  const { gate, open: answer } = gateOf();
  await page.route('**/imports/archive*', async (route) => {
    await gate;
    // What went to the first desk is given up by then.
    await route.continue().catch(() => undefined);
  });
  const askedOf = (deskId: string) =>
    page.waitForRequest((request) => request.url().includes('/imports/archive') && request.url().includes(deskId));
  const first = askedOf(one);
  await page.locator('input[type=file]').setInputFiles({
    name: 'quay.galley.json',
    mimeType: 'application/json',
    buffer: Buffer.from('{}'),
  });
  await first;
  const second = askedOf(other);
  await desk.selectOption(other);
  await second;
  answer();
});
