import type { EditorView } from '@tiptap/pm/view';
import { markRanges, marksIn } from './annotation-plugin';
import { blocksBetween } from './blocks-in-sight';
import { LinePlaces } from './line-places';

/** Beside which lines of the text a thin line stands. Pixels from the top of the text. */
export interface ClearLine {
  key: string;
  top: number;
  height: number;
}

/** The lines beside the sentences marked clear, within a screen of what is visible. `isClear` tells of a mark if it is one. */
export function readClearLines(view: EditorView, scroller: HTMLElement, isClear: (id: string) => boolean): ClearLine[] {
  const box = scroller.getBoundingClientRect();
  const near = blocksBetween(view, box.top - box.height, box.bottom + box.height);
  const origin = view.dom.getBoundingClientRect().top;
  const places = new LinePlaces(view);
  return marksIn(view.state, near.from, near.to)
    .filter(isClear)
    .flatMap((id) =>
      markRanges(view.state, id)
        .filter(({ from, to }) => from < to)
        .map((range, index) => {
          const { top, bottom } = places.extentOf(range);
          return { key: `${id} ${index}`, top: top - origin, height: bottom - top };
        }),
    );
}
