/** Where an address sends: to a tag, to a thread, or to the next sentence that nobody has seen. */
interface SentTo {
  tag: string | null;
  thread: string | null;
  isUnseen: boolean;
}

const FOLLOWED = 'galleyFollowed';

/** Where the address of the page sends somebody who has not followed it before. */
export function sentTo({ location, history }: Pick<Window, 'location' | 'history'>): SentTo {
  const names = history.state?.[FOLLOWED] ? null : new URL(location.href).searchParams;
  return { tag: names?.get('tag') ?? null, thread: names?.get('thread') ?? null, isUnseen: names?.has('unseen') ?? false };
}

/**
 * Remembers in the browser's history that the address was followed: loaded anew, and by Back, the article is where the person has come to. The
 * address itself stays, to be copied, and a link to it is another step.
 */
export function rememberFollowed({ history }: Pick<Window, 'history'>): void {
  // With what Next keeps there.
  history.replaceState({ ...history.state, [FOLLOWED]: true }, '');
}
