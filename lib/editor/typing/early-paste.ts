import { Plugin } from '@tiptap/pm/state';
import { DomainError } from '@/lib/domain/errors';
import type { Page } from '../keys/text-commands';

/**
 * Until `readPastes` is there, has what comes from other programs pasted as plain text, and says so: by the schema alone comments and hidden words
 * would be in the text. Dropped it is refused. What comes from this editor is left alone. Must stand before all plugins that handle pastes.
 */
export function earlyPaste(page: () => Page | null): Plugin {
  let isEarly = false;
  // Of each paste or drop ProseMirror first asks for its HTML, unless it is to be plain.
  const takeEarly = () => {
    const was = isEarly;
    isEarly = false;
    return was;
  };
  const say = (sentence: string) =>
    page()?.attempt(() => {
      throw new DomainError('invalid', sentence);
    });
  return new Plugin({
    props: {
      transformPastedHTML(html, view) {
        isEarly = !view.someProp('clipboardParser') && !html.includes('data-pm-slice');
        return isEarly ? '' : html;
      },
      handlePaste(view, event) {
        if (!takeEarly()) return false;
        const isPasted = view.pasteText(event.clipboardData?.getData('text/plain') ?? '', event);
        say(isPasted ? 'Pasted as plain text: its form could not be read yet. To have it, undo and paste again in a moment.' : UNREAD);
        return true;
      },
      handleDrop() {
        const isRefused = takeEarly();
        if (isRefused) say(UNREAD);
        return isRefused;
      },
    },
  });
}

const UNREAD = 'Nothing was put into the text: it could not be read yet. Try again in a moment.';
