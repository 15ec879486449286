import { createTextAnnotator, type RendererType, type TextAnnotation, type TextAnnotator } from '@recogito/text-annotator';
import '@recogito/text-annotator/text-annotator.css';
import type { BenchArticle } from './article';
import { scrollBox } from './editing';
import { newId, newPlace, type Way } from './way';

/** The newest @recogito/text-annotator over a static page of the same text. Its text can't be edited. */
export const recogito = (renderer: RendererType): Way => ({
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
        // Its bulk way in: setAnnotations leaves quotes without a range in this version, and then throws while drawing.
        annotator.state.store.bulkAddAnnotations(annotations, true);
      },
      isShown: () =>
        renderer === 'SPANS' ? document.querySelector('.r6o-span-highlight-layer .r6o-annotation') !== null : CSS.highlights.size > 0,
      scroller: () => paper.parentElement ?? root,
      showMiddle: () => page.children[article.paragraphs.length >> 1]?.scrollIntoView({ block: 'center' }),
      takesKeys: false,
      addTag: (n) => {
        const index = article.paragraphs.length >> 1;
        const tag = { id: newId(n), paragraph: index, ...newPlace(n) };
        const added = annotationsOf({ paragraphs: article.paragraphs, tags: [{ ...tag, kind: 'claim', verdict: null }] })[0];
        if (added) annotator?.addAnnotation(added);
      },
      isAdded: (n) =>
        renderer === 'SPANS' ? document.querySelector(`[data-annotation='${newId(n)}']`) !== null : CSS.highlights.has(`_${newId(n)}`),
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
