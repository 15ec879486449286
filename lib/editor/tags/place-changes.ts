import { TextSelection } from '@tiptap/pm/state';
import { DomainError } from '@/lib/domain/errors';
import type { Annotation } from '@/lib/domain/tags/annotation';
import { sayCount } from '@/lib/domain/text/say-count';
import { markRanges } from '../marks/annotation-plugin';
import { letGo } from '../marks/gather-plugin';
import type { MarkSpan } from '../marks/mark-positions';
import type { ArticleSession } from '../session/article-session';
import { cutPlaces, liesIn } from './cut-places';
import type { TagActions } from './tag-actions';
import { joinPlaces, requireRoom } from './tag-places';

/** A tag, and the words that are meant for it or against it. */
export interface PlaceChange {
  session: ArticleSession;
  actions: TagActions;
  tag: Annotation | null;
  words: readonly MarkSpan[];
}

/** What can be done with these words and the tag: those that it has cannot be added, and some must be left. */
export function waysOf({ session, tag, words }: PlaceChange): { canAdd: boolean; canTakeOut: boolean } {
  if (!tag || words.length === 0) return { canAdd: false, canTakeOut: false };
  const places = placesOf(session, tag);
  const isInside = liesIn(words, places);
  return { canAdd: !isInside, canTakeOut: isInside && cutPlaces(session.doc, places, words).length > 0 };
}

/** Gives a tag these words beside those that it has, and a sentence that says so. Throws DomainError with one that says why not. */
export function addWords(change: PlaceChange): string {
  const tag = requireTag(change, 'add to');
  const { session, words } = change;
  const places = placesOf(session, tag);
  if (liesIn(words, places)) throw new DomainError('conflict', `${tag.label ?? 'This tag'} has these words already.`);
  const wanted = joinPlaces(session.doc, [...places, ...words]);
  put(change, tag, wanted);
  return `Words added to ${nameOf(tag)}, in ${sayPlaces(wanted.length)}`;
}

/** Takes these words away from a tag, which keeps its others; gives a sentence that says so. Throws DomainError with one that says why not. */
export function takeOutWords(change: PlaceChange): string {
  const tag = requireTag(change, 'take out of');
  const { session, words } = change;
  const places = placesOf(session, tag);
  if (!places.some(({ from, to }) => words.some((word) => word.from < to && word.to > from))) {
    throw new DomainError('conflict', `${tag.label ?? 'This tag'} has none of these words.`);
  }
  const left = cutPlaces(session.doc, places, words);
  if (left.length === 0) throw new DomainError('conflict', `These are all the words of ${nameOf(tag)}. Remove the tag if it should go.`);
  put(change, tag, left);
  return `Words taken out of ${nameOf(tag)}, in ${sayPlaces(left.length)} now`;
}

/** "1 place", "3 places". */
export const sayPlaces = (places: number): string => sayCount(places, 'place');

const nameOf = ({ label }: Annotation) => label ?? 'this tag';

const placesOf = ({ options }: ArticleSession, { id }: Annotation) =>
  markRanges(options.host.state, id).filter(({ from, to }) => from < to);

function requireTag({ tag, words }: PlaceChange, to: string): Annotation {
  if (!tag) throw new DomainError('invalid', 'Go to a tag first, then select words.');
  if (words.length === 0) throw new DomainError('invalid', `Select the words to ${to} ${nameOf(tag)} first.`);
  return tag;
}

/** Puts a tag on these places. The caret stands behind the words that were meant, so that keys go on from there. */
function put({ session, actions, words }: PlaceChange, tag: Annotation, places: readonly MarkSpan[]): void {
  requireRoom(places);
  const twin = actions.tagsOn(places, tag.kind).find(({ id }) => id !== tag.id);
  if (twin) throw new DomainError('conflict', `These words are already ${twin.label ?? 'another new tag'}.`);
  // A tag whose words were lost gets them anew.
  const how = placesOf(session, tag).length > 0 ? 'span' : 'reattached';
  actions.place(tag, places, how, (tr) => letGo(tr).setSelection(TextSelection.near(tr.doc.resolve(words.at(-1)?.to ?? 0), -1)));
}
