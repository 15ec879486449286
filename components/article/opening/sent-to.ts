const FOLLOWED = 'galleyFollowed';

/** Where the address of the page sends somebody who has not followed it before: to a `tag`, a `thread`, or the next sentence that is `unseen`. */
export const sentTo = ({ location, history }: Pick<Window, 'location' | 'history'>): URLSearchParams =>
  new URLSearchParams(history.state?.[FOLLOWED] ? '' : location.search);

/**
 * Remembers in the browser's history that the address was followed: loaded anew, and by Back, the article is where the person has come to. The
 * address itself stays, to be copied, and a link to it is another step.
 */
export function rememberFollowed({ history }: Pick<Window, 'history'>): void {
  if (history.state?.[FOLLOWED]) return;
  // With what Next keeps there.
  history.replaceState({ ...history.state, [FOLLOWED]: true }, '');
}
