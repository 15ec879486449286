import type { Node } from '@tiptap/pm/model';
import { describe, expect, it } from 'vitest';
import { JournalWriter, testId } from '../export/journal-writer.fixture';
import { people, sampleInput } from '../export/sample.fixture';
import { articleSchema } from '../text/article-schema';
import { expectAllMatch, filesOf, sentenceOn, zipOf } from './dossier.fixture';
import version3 from './golden/dossier-v3.json';
import version4 from './golden/dossier-v4.json';
import version5 from './golden/dossier-v5.json';
import version5Decided from './golden/dossier-v5-decided.json';
import version6 from './golden/dossier-v6.json';
import version6Moved from './golden/dossier-v6-moved.json';
import version6Voted from './golden/dossier-v6-voted.json';
import version7 from './golden/dossier-v7.json';

const node = (type: string, attrs: Record<string, unknown> | null, ...content: (Node | string)[]) =>
  articleSchema.node(
    type,
    attrs,
    content.map((one) => (typeof one === 'string' ? articleSchema.text(one) : one)),
  );
const paragraph = (...content: (Node | string)[]) => node('paragraph', null, ...content);
const marked = (words: string, ...marks: string[]) =>
  articleSchema.text(
    words,
    marks.map((one) => articleSchema.mark(one, one === 'link' ? { href: 'mailto:a&b@ossery.example' } : null)),
  );

/** An article with what other samples have not: every mark, lists in lists, heads of rows, cells over several, and blocks without words. */
const oddDoc = node(
  'doc',
  null,
  node('title', null),
  paragraph(
    marked('All ', 'bold', 'italic'),
    marked('at once', 'link', 'bold', 'underline', 'strike'),
    marked('x', 'code'),
    marked('2', 'subscript'),
  ),
  node('heading', { level: 4 }),
  node(
    'orderedList',
    { start: 3, type: 'i' },
    node(
      'listItem',
      null,
      paragraph('Three ships, '),
      node('bulletList', null, node('listItem', null, paragraph('of which', node('hardBreak', null), node('hardBreak', null), 'two left'))),
    ),
  ),
  node(
    'table',
    null,
    node('tableRow', null, node('tableHeader', { colspan: 2 }, paragraph()), node('tableCell', null, paragraph('2 025'))),
    node(
      'tableRow',
      null,
      node('tableHeader', null, paragraph('שנה')),
      node('tableCell', { rowspan: 2, colspan: 2 }, paragraph('97 ships')),
    ),
  ),
  node('horizontalRule', null),
  node('blockquote', null, paragraph('Nothing "here" is & <b>plain</b>, \u0007 or is it?'), node('heading', { level: 2 }, 'Later')),
  paragraph('הרבה אוניות עזבו, and three ships came.'),
);

describe('the pages of an honest dossier', () => {
  it.each([
    ['from left to right', { language: '', byline: '' }],
    ['from right to left', { language: 'he', direction: 'rtl', byline: 'מאת <דנה>', publishedOn: '2026-02-28' }],
  ])('are what the verifier writes of every mark and block, %s', async (_, details) => {
    const journal = new JournalWriter(testId(0, 11), people.mara);
    journal.importDoc(oddDoc, details);
    await expectAllMatch(journal);
    for (const words of ['All at once', 'of which\n\ntwo', 'two left\n', '97', 'is & <b>plain</b>, \u0007', 'עזבו, and'])
      journal.tag('claim', words);
    const wide = journal.tag('opinion', 'once', 'ships, \nof which', 'three ships came');
    journal.tag('proposal', 'Three ships, \nof which\n\ntwo left\n');
    await expectAllMatch(journal);
    journal.rewrite('three ships came', 'nobody came');
    journal.rewrite('once', '');
    await expectAllMatch(journal);
    journal.append('annotation.removed', { annotationId: wide });
    journal.append('comment', { threadId: testId(6, 1), commentId: testId(7, 1), about: 'article', text: 'Which?' });
    journal.append('comment-removed', { threadId: testId(6, 1), commentId: testId(7, 1) });
    await expectAllMatch(journal);
  });

  it('lead to a paragraph that is there from tags in a heading that closes the text, and else nowhere', async () => {
    const journal = new JournalWriter(testId(0, 12), people.mara);
    journal.importDoc(node('doc', null, node('title', null), paragraph('One.'), node('heading', { level: 2 }, 'Fees rose')));
    journal.tag('claim', 'Fees rose');
    const bare = new JournalWriter(testId(0, 13), people.mara);
    bare.importDoc(node('doc', null, node('title', null), node('heading', { level: 2 }, 'Fees rose')));
    bare.tag('claim', 'Fees rose');
    await expectAllMatch(journal);
    await expectAllMatch(bare);
    const [closed, alone] = await Promise.all([journal, bare].map(async (one) => filesOf(await zipOf(sampleInput(one)))['article.html']));
    expect(closed).toContain('<a href="#p1">¶1</a>');
    expect(closed).toContain('<p id="p1"');
    expect(alone).toContain('<p class="place">¶1</p>');
  });

  it('say in which language the words are that stand among English notes', async () => {
    for (const [language, said] of [
      ['he', 'he'],
      ['', 'und'],
    ] as const) {
      const journal = new JournalWriter(testId(0, 14), people.mara);
      journal.importDoc(oddDoc, { language });
      const changed = journal.tag('claim', 'three ships came');
      journal.tag('claim', 'two left');
      journal.append('annotation.stated', { annotationId: changed, statement: 'Three came.', basedOn: null });
      const verdict = { value: 'unproven', rationale: 'No log.' };
      journal.append('verdict.given', { annotationId: changed, basedOn: null, verdict });
      journal.rewrite('ships came', 'boats came');
      journal.rewrite('two left', '');
      await expectAllMatch(journal);
      const page = (await filesOf(await zipOf(sampleInput(journal))))['article.html'] ?? '';
      const [, notes = ''] = page.split('<section class="notes"');
      const ofArticle = [...notes.matchAll(/<(?:blockquote|q|p class="statement")( [^>]*)?>/g)].map(([, attributes]) => attributes);
      expect(ofArticle.length).toBeGreaterThan(5);
      expect(new Set(ofArticle)).toEqual(new Set([` dir="auto" lang="${said}"`]));
    }
  });

  it.each([
    [3, version3, 'All 7 match'],
    [4, version4, 'All 4 match'],
    [5, version5, 'All 4 match'],
    // Of a claim that was decided for the second checker it calls the first verdict the second check.
    [5, version5Decided, 'All 12 match'],
    [6, version6, 'All 12 match'],
    // Of a claim that was said to be another and then moved it says that its words changed.
    [6, version6Moved, 'All 6 match'],
    // Of a claim on which votes took another verdict it names nobody who gave the first.
    [6, version6Voted, 'All 6 match'],
    [7, version7, 'All 6 match'],
  ])('are as they were, or the version of dossiers goes up: %i', (_version, kept, sentence) => {
    // Whoever changes what a page shows or how it looks keeps the verifier from comparing the pages of this version, and keeps one of the next here.
    expect(sentenceOn(kept)).toBe(sentence);
  });
});
