import { describe, expect, it } from 'vitest';
import { writeHtml } from '../export/html';
import { sampleInput } from '../export/sample.fixture';
import { articleSchema } from '../text/article-schema';
import type { ImportDraft } from './draft';
import { outlineOf } from './outline.test-helper';
import { readers, readPasted } from './readers';

// Raised figures are characters of their own once they are read.
const wordsIn = (doc: { textContent: string }) => doc.textContent.normalize('NFKC');
const wordsOfDraft = ({ doc }: ImportDraft) => wordsIn(articleSchema.nodeFromJSON(doc));

describe('a page that Galley exported', () => {
  const input = sampleInput();
  const { content } = writeHtml(input);
  const page = typeof content === 'string' ? content : new TextDecoder().decode(content);
  // As a browser copies it.
  const copied = page.replaceAll(' href="#', ' href="file:///home/ann/harbour.html#');

  it('is the article again, without its labels and lists, where it is imported', async () => {
    const draft = await readers.html(new TextEncoder().encode(page));
    expect(wordsOfDraft(draft)).toBe(wordsIn(input.state.doc));
    expect(draft.found).toMatchObject({ byline: 'Ines Calder', publishedOn: '2026-03-01' });
    expect(draft.cut.map(({ reason }) => reason)).toEqual(['byline', 'aside', 'footer']);
  });

  it('is the article again where it is pasted', () => {
    const draft = readPasted({ html: copied, text: 'as it is copied' });
    expect(wordsOfDraft(draft)).toBe(wordsIn(input.state.doc));
    expect(draft.cut.map(({ reason }) => reason)).toEqual(['byline', 'aside', 'footer']);
  });
});

describe('readPasted', () => {
  it('takes no look of a standfirst for one of its words', () => {
    const sheet = '<style>.standfirst{font-style:italic;font-weight:600}</style>';
    const { doc } = readPasted({
      html: `${sheet}<h1>The boat</h1><p class="standfirst">It <em>never</em> sailed</p><p>By Ann Lee</p><p>It cost four million.</p>`,
      text: '',
    });
    expect(outlineOf(doc)[1]).toBe('<standfirst>It <i>never</i> sailed</standfirst>');
  });

  const lineOf = (html: string) => outlineOf(readPasted({ html, text: '' }).doc).at(-1);

  it('keeps raised words that are no label', () => {
    expect(lineOf('<p>It fell<sup><a href="#tag-1">1</a></sup>.</p>')).toContain('¹');
    expect(lineOf('<p>It fell<sup><a href="https://example.org/note">C1</a></sup>.</p>')).toContain('C1');
    expect(lineOf('<p>It fell<sup>see <a href="#tag-C1">C1</a></sup>.</p>')).toContain('C1');
  });

  it('drops a label with a sign or without', () => {
    for (const label of ['C1', 'O12', 'C1✗', 'C3◐'])
      expect(lineOf(`<p>It fell by 40%<sup class="label claim"><a href="#tag-C1">${label}</a></sup>, they say.</p>`)).toBe(
        '<p>It fell by 40%, they say.</p>',
      );
  });
});
