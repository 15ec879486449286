import { describe, expect, it } from 'vitest';
import { ArticleDetailsChange } from '../contract/articles';
import { DomainError } from '../errors';
import { articleSchema } from '../text/article-schema';
import { applyCorrections } from './corrections';
import { type ImportCorrections, ImportDraft } from './draft';
import { outlineOf } from './outline.test-helper';
import { readers, readPasted } from './readers';

const html =
  '<h1>The <i>ferry</i></h1><p class="standfirst">Three towns paid</p><p>By Ines Okafor</p><p>One.</p><nav>Home</nav><p>Two.</p><footer>About us</footer>';
const draft = readPasted({ html, text: '' });
const untitled = readPasted({ text: 'By Ines Okafor\n\nWords that end with a stop.\n\nMore of them.' });

function refusalOf(corrections: ImportCorrections, of = draft): DomainError {
  try {
    applyCorrections(of, corrections);
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
  throw new Error('accepted');
}

describe('applyCorrections', () => {
  it('takes no sign into a byline that would show it as another one', () => {
    expect(applyCorrections(draft, { byline: 'Ann \u202Eeol\u202C' }).byline).toBe('Ann eol');
    const found = { ...draft, found: { ...draft.found, byline: '\u2067Ann' } };
    expect(applyCorrections(found, {}).byline).toBe('Ann');
    expect(ArticleDetailsChange.parse({ byline: '\u202DAnn' }).byline).toBe('Ann');
  });

  it('leaves a draft as found', () => {
    const article = applyCorrections(draft, {});
    expect(outlineOf(article.doc)).toEqual([
      '<h1>The <i>ferry</i></h1>',
      '<standfirst>Three towns paid</standfirst>',
      '<p>One.</p>',
      '<p>Two.</p>',
    ]);
    expect(article).toMatchObject({ title: 'The ferry', byline: 'Ines Okafor', publishedOn: null, language: '', direction: 'ltr' });
  });

  it('asks for a title where none was found, and takes the one that is given', () => {
    expect(refusalOf({}, untitled)).toMatchObject({ code: 'invalid', message: 'An article needs a title. Add one.' });
    expect(refusalOf({ title: '  ' }).code).toBe('invalid');
    expect(refusalOf({ title: '\u200B\u3164' })).toMatchObject({ code: 'invalid', details: { field: 'title' } });
    expect(applyCorrections(untitled, { title: 'Wo\u00ADchen' }).title).toBe('Wo\u00ADchen');
    const article = applyCorrections(untitled, { title: ' A title\nof two lines ' });
    expect(article.title).toBe('A title of two lines');
    expect(outlineOf(article.doc)[0]).toBe('<h1>A title of two lines</h1>');
  });

  it('puts cuts back where they stood', () => {
    const keep = draft.cut.flatMap((cut, i) => (cut.reason === 'byline' ? [] : [i]));
    expect(outlineOf(applyCorrections(draft, { keep }).doc).slice(2)).toEqual([
      '<p>One.</p>',
      '<p>Home</p>',
      '<p>Two.</p>',
      '<p>About us</p>',
    ]);
    expect(refusalOf({ keep: [99] }).code).toBe('invalid');
  });

  it('takes the text with all tracked changes rejected: its headline, its byline and what was cut of it', () => {
    const rejected = readPasted({ html: '<h1>The boat</h1><p>By Ann Lee</p><nav>Menu</nav><p>Eins.</p>', text: '' });
    const changes = [{ kind: 'inserted' as const, text: 'ferry', author: 'Bo Ek', at: 0 }];
    const reviewed: ImportDraft = { ...draft, changes, rejected };
    const keep = [rejected.cut.findIndex(({ text }) => text === 'Menu')];
    const article = applyCorrections(reviewed, { rejectChanges: true, keep });
    expect(outlineOf(article.doc)).toEqual(['<h1>The boat</h1>', '<p>Menu</p>', '<p>Eins.</p>']);
    expect(article).toMatchObject({ title: 'The boat', byline: 'Ann Lee' });
    expect(refusalOf({ rejectChanges: true, keep: [draft.cut.length - 1] }, reviewed).code).toBe('invalid');
    expect(applyCorrections(reviewed, { title: 'Mine', rejectChanges: true }).title).toBe('Mine');
    expect(applyCorrections(reviewed, {})).toEqual(applyCorrections(draft, {}));
    // Nothing was changed in this one, so there is nothing to reject.
    expect(applyCorrections(draft, { rejectChanges: true })).toEqual(applyCorrections(draft, {}));
  });

  it('returns a standfirst that is none to the text, and takes a new one', () => {
    expect(outlineOf(applyCorrections(draft, { standfirst: null }).doc)[1]).toBe('<p>Three towns paid</p>');
    expect(outlineOf(applyCorrections(draft, { standfirst: 'Two towns' }).doc)[1]).toBe('<standfirst>Two towns</standfirst>');
  });

  it('takes byline, date, language and direction, and refuses malformed ones', () => {
    const corrections = { byline: null, publishedOn: '2026-05-03', language: 'en-GB', direction: 'rtl' } as const;
    expect(applyCorrections(draft, corrections)).toMatchObject({ ...corrections, byline: '' });
    expect(refusalOf({ publishedOn: '2026-02-30' }).code).toBe('invalid');
    expect(refusalOf({ language: 'english please' }).code).toBe('invalid');
    expect(refusalOf({ title: 'a\0' }).code).toBe('invalid');
  });

  it('makes an article of a headline alone', async () => {
    const only = await readers.md(new TextEncoder().encode('# Only a headline\n'));
    expect(outlineOf(applyCorrections(only, {}).doc)).toEqual(['<h1>Only a headline</h1>', '<p></p>']);
  });

  it('gives plain JSON that survives a trip and stays valid', () => {
    const travelled = ImportDraft.parse(JSON.parse(JSON.stringify(draft)));
    expect(travelled).toEqual(draft);
    articleSchema.nodeFromJSON(applyCorrections(travelled, { keep: draft.cut.map((_, i) => i) }).doc).check();
  });

  it.each([
    { type: 'heading', attrs: { level: 'Jane Doe' }, content: [{ type: 'text', text: 'Ships' }] },
    { type: 'orderedList', attrs: { start: { a: 1 } }, content: [{ type: 'listItem', content: [{ type: 'paragraph' }] }] },
  ])('takes no draft with a value that no text has: %j', (block) => {
    const { doc } = draft;
    const content = Array.isArray(doc.content) ? doc.content : [];
    expect(ImportDraft.safeParse({ ...draft, doc: { ...doc, content: [...content, block] } }).success).toBe(false);
    expect(ImportDraft.safeParse({ ...draft, cut: [{ reason: 'form', text: '', at: 0, blocks: [block] }] }).success).toBe(false);
  });

  it.each(['0', '-7', '1000000000', '99999999999999999999', 'x'])('takes a draft of a list that begins at %s', (start) => {
    const read = readPasted({
      html: `<h1>Ships</h1><ol start="${start}" type="disc"><li value="${start}">One</li></ol><h6>Last</h6>`,
      text: '',
    });
    expect(ImportDraft.safeParse(read).error).toBeUndefined();
  });
});
