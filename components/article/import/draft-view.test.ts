import { describe, expect, it } from 'vitest';
import { applyCorrections } from '@/lib/domain/import/corrections';
import type { TrackedChange } from '@/lib/domain/import/draft';
import { readPasted } from '@/lib/domain/import/readers';
import { articleSchema } from '@/lib/domain/text/article-schema';
import { isNumberedBlock } from '@/lib/domain/text/article-text';
import { countBlockWords } from '@/lib/domain/text/article-words';
import { viewDraft } from './draft-view';

const html =
  '<h1>The ferry</h1><p class="standfirst">Three towns paid</p><p>One.</p><nav>Home page</nav><p>Two.</p><footer>About us</footer>';
const draft = readPasted({ html, text: '' });
const keep = draft.cut.map((_, index) => index);

describe('viewDraft', () => {
  it.each([
    ['as it was found', {}, [1, 2]],
    ['with the cuts that are kept', { keep }, [1, 3]],
    ['with a standfirst that goes back into the text', { standfirst: null }, [2, 3]],
    ['with another headline', { title: 'The ferry that went' }, [1, 2]],
  ])('numbers paragraphs and counts words as the article will have them, %s', (_, corrections, numbers) => {
    const view = viewDraft(draft, corrections);
    expect(view.blocks.map(({ number }) => number)).toEqual(numbers);
    const article = articleSchema.nodeFromJSON(applyCorrections(draft, { keep: [], rejectChanges: false, ...corrections }).doc);
    expect(view.wordCount).toBe(countBlockWords(article));
    expect(view.paragraphCount).toBe(article.children.filter(isNumberedBlock).length);
  });

  it('looks at each tracked change once, however many blocks there are, and shows each in its own', () => {
    const long = readPasted({ text: ['A title', ...Array.from({ length: 50 }, (_, n) => `Paragraph ${n} is here.`)].join('\n\n') });
    const looked: number[] = [];
    const changes = Array.from({ length: 40 }, (_, n): TrackedChange => {
      const change: TrackedChange = { kind: 'inserted', text: `${n}`, author: '', at: 0 };
      return Object.defineProperty(change, 'at', { get: () => looked.push(n) && n % 20 });
    });
    const { blocks } = viewDraft({ ...long, changes }, {});
    expect(blocks.map((block) => block.changes.map(({ text }) => text)).slice(0, 21)).toEqual([
      ...Array.from({ length: 20 }, (_, n) => [`${n}`, `${n + 20}`]),
      [],
    ]);
    expect(looked).toHaveLength(40);
  });

  it('counts what is there where the headline is still missing', () => {
    const untitled = readPasted({ text: 'Words that end with a stop.\n\nMore of them.' });
    expect(viewDraft(untitled, {})).toMatchObject({ wordCount: 9, paragraphCount: 2 });
  });
});
