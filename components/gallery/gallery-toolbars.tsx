'use client';
import { TextSelection } from '@tiptap/pm/state';
import { useEffect } from 'react';
import { ArticleText } from '@/components/article/article-text';
import { SelectionToolbar } from '@/components/article/selection-toolbar';
import { useWorkbench } from '@/components/article/session-context';
import { setActiveMark } from '@/lib/editor/marks/annotation-plugin';
import { GalleryGroup } from './gallery-group';
import { GalleryOpened } from './gallery-opened';
import { galleryPlace } from './gallery-place';

/** Words with no tag on them, words in one tag, words across two; each with the place of its paragraph among the blocks of the text. */
const selections = [
  { words: 'and the last one left', block: 7 },
  { words: 'a lazy cut', block: 5 },
  { words: 'not empty, which nobody who counted them denies', block: 5 },
] as const;

/** The toolbar over a new selection, over a tag, and where a selection crosses two. Each has a text of its own: one text has one selection. */
export function GalleryToolbars() {
  return (
    <GalleryGroup name="Selection toolbar" about="new selection, in a tag, across two tags" isWide>
      <div className="gallery-stack">
        {selections.map(({ words, block }) => (
          <GalleryOpened key={words}>{() => <Selected words={words} block={block} />}</GalleryOpened>
        ))}
      </div>
    </GalleryGroup>
  );
}

function Selected({ words, block }: { words: string; block: 5 | 7 }) {
  const { editor } = useWorkbench();
  useEffect(() => {
    const { doc } = editor.state;
    const { from, to } = galleryPlace(doc, words);
    editor.view.dispatch(setActiveMark(editor.state.tr, null));
    editor.view.dispatch(editor.state.tr.setSelection(TextSelection.create(doc, from, to)));
  }, [editor, words]);
  return (
    <div className={`sheet gallery-text gallery-line of-${block} paper-text`}>
      <ArticleText editor={editor} />
      <SelectionToolbar />
    </div>
  );
}
