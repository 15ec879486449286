import { createTextAnnotator, type RendererType, type TextAnnotation, type TextAnnotator } from '@recogito/text-annotator';
import '@recogito/text-annotator/text-annotator.css';
import type { BenchArticle } from './article';
import { scrollBox } from './editing';
import type { Variant } from './variant';

/** The newest @recogito/text-annotator over a static page of the same text. Its text can't be edited. */
export const recogito = (renderer: RendererType): Variant => ({
  prepare(article, root) {
    const paper = scrollBox(root);
    const page = document.createElement('div');
    page.className = 'article-text';
    for (const text of article.paragraphs) page.appendChild(document.createElement('p')).textContent = text;
    const annotations = annotationsOf(article);
    let annotator: TextAnnotator | null = null;
    return {
      mount() {
        paper.append(page);
        annotator = createTextAnnotator(page, { renderer });
        annotator.setAnnotations(annotations);
      },
      isShown: () =>
        renderer === 'SPANS' ? document.querySelector('.r6o-span-highlight-layer .r6o-annotation') !== null : CSS.highlights.size > 0,
      scroller: () => paper.parentElement ?? root,
      focusMiddle: null,
      addTag: () => {
        const index = article.paragraphs.length >> 1;
        const tag = { id: 'new', paragraph: index, start: 40, end: 100 };
        const added = annotationsOf({ paragraphs: article.paragraphs, tags: [{ ...tag, kind: 'claim', verdict: null }] })[0];
        if (added) annotator?.addAnnotation(added);
      },
    };
  },
});

/** As its store gives them: quotes with offsets, to be brought to life on the page. */
function annotationsOf({ paragraphs, tags }: BenchArticle): TextAnnotation[] {
  const offsets: number[] = [];
  let offset = 0;
  for (const text of paragraphs) {
    offsets.push(offset);
    offset += text.length;
  }
  return tags.map((tag) => {
    const start = (offsets[tag.paragraph] ?? 0) + tag.start;
    const end = (offsets[tag.paragraph] ?? 0) + tag.end;
    const quote = (paragraphs[tag.paragraph] ?? '').slice(tag.start, tag.end);
    // The type wants a live Range; the library makes it itself when it is missing.
    const selector = JSON.parse(JSON.stringify([{ quote, start, end }]));
    return { id: tag.id, bodies: [], target: { annotation: tag.id, selector } };
  });
}
