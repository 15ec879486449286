import { Editor, Extension, type Extensions, Mark } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { type Plugin, TextSelection } from '@tiptap/pm/state';
import { articleExtensions, articleSchema } from '@/lib/domain/text/article-schema';
import { annotationPlugin, setMarks } from '@/lib/editor/marks/annotation-plugin';
import type { TextMark } from '@/lib/editor/marks/mark-positions';
import type { BenchArticle, BenchTag } from './article';
import { newId, newPlace, type Running, type Way } from './way';

/** The positions where the text of each paragraph begins. The title comes first. */
export function paragraphStarts(doc: Node): number[] {
  const starts: number[] = [];
  doc.forEach((_, offset, index) => {
    if (index > 0) starts.push(offset + 1);
  });
  return starts;
}

export function docOf({ paragraphs }: BenchArticle): Node {
  return articleSchema.node('doc', null, [
    articleSchema.node('title', null, [articleSchema.text('An invented article')]),
    ...paragraphs.map((text) => articleSchema.node('paragraph', null, [articleSchema.text(text)])),
  ]);
}

export const markOf = (tag: BenchTag, starts: readonly number[]): TextMark => ({
  id: tag.id,
  kind: tag.kind,
  label: null,
  verdict: tag.verdict,
  isStale: false,
  anchorState: 'exact',
  ranges: [{ from: (starts[tag.paragraph] ?? 0) + tag.start, to: (starts[tag.paragraph] ?? 0) + tag.end }],
});

/** The box that scrolls, as in the workbench. */
export function scrollBox(root: HTMLElement): HTMLElement {
  const box = document.createElement('main');
  box.className = 'paper';
  box.style.cssText = 'height: 100vh; overflow: auto';
  const paper = box.appendChild(document.createElement('div'));
  paper.className = 'paper-text';
  root.append(box);
  return paper;
}

/** Puts the caret behind the first words of the middle paragraph. */
export function focusMiddle(editor: Editor): void {
  const starts = paragraphStarts(editor.state.doc);
  const pos = (starts[starts.length >> 1] ?? 1) + 12;
  editor.view.focus();
  editor.view.dispatch(editor.state.tr.setSelection(TextSelection.create(editor.state.doc, pos)).scrollIntoView());
}

/** Where the bench adds its `n`th tag: words of the middle paragraph, which is in view. */
export function newSpan(doc: Node, n: number): { from: number; to: number } {
  const starts = paragraphStarts(doc);
  const begin = starts[starts.length >> 1] ?? 1;
  const { start, end } = newPlace(n);
  return { from: begin + start, to: begin + end };
}

/** The plain editor with the article's schema: what every other editor is measured against. */
export const bare: Way = {
  prepare(article, root) {
    const content = docOf(article).toJSON();
    return running(root, () => ({ content, extensions: articleExtensions }), 'p', null);
  },
};

/** The plain editor with our marks and nothing around it. */
export const layer: Way = {
  prepare(article, root) {
    const doc = docOf(article);
    const content = doc.toJSON();
    const starts = paragraphStarts(doc);
    let marks: readonly TextMark[] = article.tags.map((tag) => markOf(tag, starts));
    return running(
      root,
      () => ({ content, extensions: [...articleExtensions, pluginExtension([annotationPlugin()])] }),
      'mark.text-mark',
      (editor, n) => {
        const range = newSpan(editor.state.doc, n);
        const mark: TextMark = {
          id: newId(n),
          kind: 'claim',
          label: null,
          verdict: null,
          isStale: false,
          anchorState: 'exact',
          ranges: [range],
        };
        editor.view.dispatch(setMarks(editor.state.tr, { upsert: [mark] }));
      },
      (editor) => {
        editor.view.dispatch(setMarks(editor.state.tr, { replaceAll: marks }));
        // The table is all that the layer keeps.
        marks = [];
      },
    );
  },
};

export const pluginExtension = (plugins: Plugin[]) =>
  Extension.create({ name: 'bench', priority: 1000, addProseMirrorPlugins: () => plugins });

const TagMark = Mark.create({
  name: 'tag',
  excludes: '',
  inclusive: false,
  addAttributes: () => ({ id: { default: null }, class: { default: null } }),
  parseHTML: () => [{ tag: 'mark' }],
  renderHTML: ({ HTMLAttributes }) => ['mark', HTMLAttributes, 0],
});

/** Tags as marks of the text: the usual way of comment extensions for TipTap. */
export const tiptapMarks: Way = {
  prepare(article, root) {
    const content = {
      type: 'doc',
      content: [{ type: 'title', content: [{ type: 'text', text: 'An invented article' }] }, ...markedParagraphs(article)],
    };
    return running(
      root,
      () => ({ content, extensions: [...articleExtensions, TagMark] }),
      'mark',
      (editor, n) => {
        const { from, to } = newSpan(editor.state.doc, n);
        const mark = editor.schema.mark('tag', { id: newId(n), class: 'text-mark claim' });
        editor.view.dispatch(editor.state.tr.addMark(from, to, mark));
      },
    );
  },
};

function markedParagraphs({ paragraphs, tags }: BenchArticle) {
  const byParagraph = Map.groupBy(tags, ({ paragraph }) => paragraph);
  return paragraphs.map((text, index) => {
    const own = byParagraph.get(index) ?? [];
    const cuts = [...new Set([0, text.length, ...own.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b);
    return {
      type: 'paragraph',
      content: cuts.slice(1).map((end, i) => ({
        type: 'text',
        text: text.slice(cuts[i], end),
        marks: own
          .filter((tag) => tag.start <= (cuts[i] ?? 0) && tag.end >= end)
          .map((tag) => ({ type: 'tag', attrs: { id: tag.id, class: `text-mark ${tag.kind} ${tag.verdict ?? ''}` } })),
      })),
    };
  });
}

function running(
  root: HTMLElement,
  options: () => { content: object; extensions: Extensions },
  shown: string,
  addTag: ((editor: Editor, n: number) => void) | null,
  afterMount?: (editor: Editor) => void,
): Running {
  const paper = scrollBox(root);
  // Without our sheet the editor stands as TipTap ships it, with its own injected rules.
  const hasSheet = document.querySelector('link[rel=stylesheet]') !== null;
  let editor: Editor | null = null;
  return {
    mount() {
      editor = new Editor({
        element: paper,
        injectCSS: !hasSheet,
        editorProps: { attributes: { class: 'article-text' } },
        ...options(),
      });
      afterMount?.(editor);
    },
    isShown: () => paper.querySelector(shown) !== null,
    scroller: () => paper.parentElement ?? root,
    showMiddle: () => editor && focusMiddle(editor),
    takesKeys: true,
    addTag: addTag && ((n) => editor && addTag(editor, n)),
    isAdded: (n) => paper.querySelector(`mark[data-mark='${newId(n)}'], mark[id='${newId(n)}']`) !== null,
  };
}
