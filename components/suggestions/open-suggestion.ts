'use client';
import { openedBeside, useOpenedBeside } from '@/components/article/opened-beside';
import { openThreadOf } from '@/components/threads/open-thread';
import { setActiveMark } from '@/lib/editor/marks/annotation-plugin';
import { showOpenSuggestion } from '@/lib/editor/marks/suggestion-plugin';

/** Opens the card of a suggestion in place of the one that is open, or closes it. */
export const openSuggestionOf = openedBeside<string>((session, next) => {
  const { host } = session.options;
  const tr = showOpenSuggestion(host.state.tr, next);
  host.dispatch(next === null ? tr : setActiveMark(tr, null));
  if (next !== null) openThreadOf(session).set(null);
});

/** The suggestion whose card is open, or null, and the way to open another. */
export const useOpenSuggestion = () => useOpenedBeside(openSuggestionOf);
