import { Plugin } from '@tiptap/pm/state';
import { readPastedEvidence } from '@/lib/domain/sources/pasted-evidence';
import { getMode } from '../keys/mode';
import type { Page } from '../keys/text-commands';

/** In Tag mode nothing is pasted into the text: a link, or a quotation with its link, becomes a source of the active tag. */
export function evidencePaste(page: () => Page | null): Plugin {
  return new Plugin({
    props: {
      handleDOMEvents: {
        paste(view, event) {
          const found = page();
          if (getMode(view.state) !== 'tag' || !found?.canTag || !found.actions.active()) return false;
          const pasted = readPastedEvidence(event.clipboardData?.getData('text/plain') ?? '');
          if (!pasted) return false;
          event.preventDefault();
          found.offerEvidence(pasted);
          return true;
        },
      },
    },
  });
}
