import { describe, expect, it } from 'vitest';
import checks from '../journal/golden/journal-v1-checks.json';
import { filesOf, goldenEntries, resealed, sentenceOn, signedFiles, zipOf } from './dossier.fixture';
import { rebuiltState } from './rebuilt-state.fixture';

describe('the page of a signed article', () => {
  it('shows what was waived, and how it was opened again', async () => {
    const entries = goldenEntries(checks);
    const page = (await signedFiles())['index.html'] ?? '';
    const { waivers, reopenings } = rebuiltState(entries, entries.length);
    const [waiver, reopening] = [waivers[0], reopenings[0]];
    expect(page).toMatch(new RegExp(`<tr><th scope="row">C\\d</th><td data-column="What"><span data-waived="${waiver?.kind}">`));
    for (const one of [waiver, reopening]) {
      expect(page).toContain(`<span dir="auto">${one?.reason}</span>`);
      expect(page).toContain(`<time datetime="${one?.at}">`);
    }
    expect(page).toContain('<a href="#waived">Waived</a>: ');
    expect(filesOf(await zipOf())['index.html']).toContain('<p>Nothing was waived.</p>');
  });

  it.each([
    ['a signature', 'sign-off', /^index\.html has not as many sign-offs as sign-offs\.json\.$/],
    ['a waiver', 'signed-over', /^index\.html has not as many waivers under sign-offs as sign-offs\.json\.$/],
    ['the reopening', 'reopening', /^index\.html has not as many reopenings as article\.json\.$/],
  ])('is refused without %s on its page', async (_, mark, fault) => {
    const files = await signedFiles();
    const page = (files['index.html'] ?? '').replace(new RegExp(`<!--${mark} .*?<!--end of ${mark}-->`, 's'), '');
    expect(page).not.toBe(files['index.html']);
    expect(sentenceOn(resealed({ ...files, 'index.html': page }))).toMatch(fault);
  });

  it.each([
    ['another signature', 'data-signature="checker"', 'data-signature="second"', /the sign-off of/],
    ['another reason for a waiver', 'Everyone remembers it.', 'Nobody does.', /the waiver of/],
    ['a waiver of something else', 'data-waived="', 'data-waived="un', /the waiver of/],
    ['another reason for the reopening', 'A typing mistake.', 'A comma.', /the reopening of/],
  ])('is refused with %s on its page', async (_, from, to, fault) => {
    const files = await signedFiles();
    const page = files['index.html'] ?? '';
    expect(page).toContain(from);
    expect(sentenceOn(resealed({ ...files, 'index.html': page.replaceAll(from, to) }))).toMatch(fault);
  });
});
