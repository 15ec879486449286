import type { OpenArticle } from '@/components/article/opening/assemble-article';
import { quoteRange } from '@/lib/domain/anchors/anchor';
import { annotationsById } from '@/lib/domain/anchors/anchored-kinds';
import type { ArticleState } from '@/lib/domain/article-state';
import type { Annotation } from '@/lib/domain/tags/annotation';
import { galleryState, galleryTag } from './gallery-article';
import { galleryId } from './gallery-ids';
import { galleryPlace } from './gallery-place';

/** Tags that have lost their place: the same words as another's, found again elsewhere, gone. */
export const lostTags = { twin: galleryId(1001), moved: galleryId(1002), orphan: galleryId(1003) };

/** The tag with a note that the server did not take. */
export const unsavedTag = galleryTag('C2');

/** The gallery's article with three tags more that have lost their place. */
export function troubledState(): ArticleState {
  const state = galleryState();
  const found = galleryPlace(state.doc, 'the last one left');
  const like = (label: string, change: (tag: Annotation) => Partial<Annotation>) => {
    const tag = state.annotations.get(galleryTag(label));
    return tag ? [{ ...tag, ...change(tag) }] : [];
  };
  const lost = [
    ...like('C1', () => ({ id: lostTags.twin, label: 'C31' })),
    ...like('C3', () => ({
      id: lostTags.moved,
      label: 'C32',
      anchor: { ranges: [quoteRange(state.doc, found.from, found.to)], state: 'moved' },
    })),
    ...like('C4', ({ anchor: { ranges } }) => ({
      id: lostTags.orphan,
      label: 'C33',
      isStale: true,
      anchor: { ranges: ranges.map((range) => ({ ...range, to: range.from })), state: 'orphaned' },
    })),
  ];
  return { ...state, annotations: annotationsById([...state.annotations.values(), ...lost]) };
}

/** A change that was refused, and a note that the server did not take. */
export function troubleArticle({ session, sender }: OpenArticle): void {
  session.refused = [
    {
      item: { id: galleryId(1010), type: 'verdict.given', payload: { verdict: { value: 'refuted', rationale: 'No bus ran that night.' } } },
      reason: 'Somebody has removed C12.',
    },
  ];
  const comment = { threadId: galleryId(1011), commentId: galleryId(1012), annotationId: unsavedTag, text: 'On what day?', mentions: [] };
  session.act('comment', { about: 'tag', ...comment });
  sender.last = {
    name: 'not-saved',
    kept: 1,
    reason: 'Something broke on the server. It may not have been saved; what you wrote is kept here.',
  };
}
