import type { Annotation } from '../tags/annotation';
import type { Suggestion } from '../talk/suggestion';
import type { Thread } from '../talk/thread';
import { AnchoredMap } from './anchored-map';

/** Tags by their id. */
export const annotationsById = (all: Iterable<Annotation>): AnchoredMap<Annotation> =>
  AnchoredMap.of({ anchorOf: ({ anchor }) => anchor, withAnchor: (one, anchor) => ({ ...one, anchor }) }, all);

/** Suggestions by their id. */
export const suggestionsById = (all: Iterable<Suggestion>): AnchoredMap<Suggestion> =>
  AnchoredMap.of({ anchorOf: ({ anchor }) => anchor, withAnchor: (one, anchor) => ({ ...one, anchor }) }, all);

/** Threads by their id. Only those about words of the text have an anchor. */
export const threadsById = (all: Iterable<Thread>): AnchoredMap<Thread> =>
  AnchoredMap.of(
    {
      anchorOf: ({ about }) => (about.on === 'words' ? about.anchor : null),
      withAnchor: (one, anchor) => (one.about.on === 'words' ? { ...one, about: { ...one.about, anchor } } : one),
    },
    all,
  );
