import { TextSelection } from '@tiptap/pm/state';
import type { Annotation } from '@/lib/domain/annotation';
import { DomainError } from '@/lib/domain/errors';
import { markRanges } from './annotation-plugin';
import type { ArticleSession } from './article-session';
import { gatheredPlaces, keepPlaces, letGo } from './gather-plugin';
import type { MarkSpan } from './mark-positions';
import type { TagActions } from './tag-actions';
import { cutPlaces, joinPlaces, liesIn, requireRoom } from './tag-places';

/** What a person does with several places: gathers them, adds them to a tag, takes them out. Throws DomainError with a sentence to show. */
export class PlaceChanges {
  private readonly session: ArticleSession;
  private readonly actions: TagActions;
  private readonly say: (sentence: string) => void;

  /** `say` tells those who cannot see it what was done. */
  constructor(session: ArticleSession, actions: TagActions, say: (sentence: string) => void) {
    this.session = session;
    this.actions = actions;
    this.say = say;
  }

  private get state() {
    return this.session.options.host.state;
  }

  /** How many places are gathered, with the selection. */
  count(snap = true): number {
    return this.actions.selectedSpans(snap).length;
  }

  /** True if places are kept beside the selection. */
  get hasKept(): boolean {
    return gatheredPlaces(this.state).length > 0;
  }

  /** Keeps the selected words, and the caret stands behind them, so that more can be selected. */
  keepSelection(snap = true): void {
    const { host } = this.session.options;
    const { selection } = this.state;
    if (selection.empty) throw new DomainError('invalid', 'Select some words first.');
    const tr = keepPlaces(this.state.tr, this.state, this.actions.selectedSpans(snap));
    host.dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(selection.head), selection.head > selection.anchor ? -1 : 1)));
    this.say(`${sayCount(gatheredPlaces(this.state).length)} kept. Select more words, then tag them.`);
  }

  /** Lets go of what was gathered, and of the selection. False if nothing was. */
  letGo(): boolean {
    if (!this.hasKept) return false;
    const { tr, selection } = this.state;
    this.session.options.host.dispatch(letGo(tr).setSelection(TextSelection.near(tr.doc.resolve(selection.head))));
    return true;
  }

  /** What can be done with the selected words and a tag: those that it has cannot be added, and some must be left. */
  waysOf(annotation: Annotation, snap = true): { canAdd: boolean; canTakeOut: boolean } {
    const words = this.actions.selectedSpans(snap);
    if (words.length === 0) return { canAdd: false, canTakeOut: false };
    const places = this.placesOf(annotation);
    const isInside = liesIn(words, places);
    return { canAdd: !isInside, canTakeOut: isInside && cutPlaces(this.state.doc, places, words).length > 0 };
  }

  /** Gives a tag the selected words beside those that it has. */
  addWords(annotation: Annotation | null, snap = true): void {
    const { tag, name, words, places } = this.wordsFor(annotation, 'add to', snap);
    if (liesIn(words, places)) throw new DomainError('conflict', `${tag.label ?? 'This tag'} has these words already.`);
    const wanted = joinPlaces(this.state.doc, [...places, ...words]);
    this.change(tag, wanted, words);
    this.say(`Words added to ${name}, ${sayIn(wanted.length)}`);
  }

  /** Takes the selected words away from a tag, which keeps its others. */
  takeOutWords(annotation: Annotation | null, snap = true): void {
    const { tag, name, words, places } = this.wordsFor(annotation, 'take out of', snap);
    if (!places.some(({ from, to }) => words.some((word) => word.from < to && word.to > from))) {
      throw new DomainError('conflict', `${tag.label ?? 'This tag'} has none of these words.`);
    }
    const left = cutPlaces(this.state.doc, places, words);
    if (left.length === 0) throw new DomainError('conflict', `These are all the words of ${name}. Remove the tag if it should go.`);
    this.change(tag, left, words);
    this.say(`Words taken out of ${name}, ${sayIn(left.length)} now`);
  }

  private placesOf({ id }: Annotation): MarkSpan[] {
    return markRanges(this.state, id).filter(({ from, to }) => from < to);
  }

  private wordsFor(annotation: Annotation | null, to: string, snap: boolean) {
    if (!annotation) throw new DomainError('invalid', 'Go to a tag first, then select words.');
    const name = annotation.label ?? 'this tag';
    const words = this.actions.selectedSpans(snap);
    if (words.length === 0) throw new DomainError('invalid', `Select the words to ${to} ${name} first.`);
    return { tag: annotation, name, words, places: this.placesOf(annotation) };
  }

  /** Puts a tag on these places. The caret stands behind the words that were meant, so that keys go on from there. */
  private change(annotation: Annotation, places: readonly MarkSpan[], words: readonly MarkSpan[]): void {
    requireRoom(places);
    const twin = this.actions.tagsOn(places, annotation.kind).find(({ id }) => id !== annotation.id);
    if (twin) throw new DomainError('conflict', `These words are already ${twin.label ?? 'another new tag'}.`);
    // A tag whose words were lost gets them anew.
    const how = this.placesOf(annotation).length > 0 ? 'span' : 'reattached';
    this.actions.place(annotation, places, how, (tr) =>
      letGo(tr).setSelection(TextSelection.near(tr.doc.resolve(words.at(-1)?.to ?? 0), -1)),
    );
  }
}

/** "1 place", "3 places". */
export const sayCount = (places: number): string => (places === 1 ? '1 place' : `${places} places`);

const sayIn = (places: number) => `in ${sayCount(places)}`;
