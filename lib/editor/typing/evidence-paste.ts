import { Plugin } from '@tiptap/pm/state';
import { getMode } from '../keys/mode';
import type { Page } from '../keys/text-commands';

/** In Tag mode nothing is pasted into the text: a link, or a quotation with its link, becomes a source of the active tag. */
export function evidencePaste(page: () => Page | null): Plugin {
  return new Plugin({
    props: {
      handleDOMEvents: {
        paste(view, event) {
          const found = page();
          const text = event.clipboardData?.getData('text/plain') ?? '';
          // What has no link in it is no evidence: the script that reads it is not asked for.
          if (getMode(view.state) === 'tag' && found?.canTag && found.actions.active() && /https?:/i.test(text)) found.pasteEvidence(text);
          return false;
        },
      },
    },
  });
}
