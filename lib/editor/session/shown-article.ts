import { type AnchorRange, mapRange } from '@/lib/domain/anchors/anchor';
import { annotationsById, suggestionsById, threadsById } from '@/lib/domain/anchors/anchored-kinds';
import type { AnchoredMap } from '@/lib/domain/anchors/anchored-map';
import { isExactAt } from '@/lib/domain/anchors/settle-range';
import type { ArticleState } from '@/lib/domain/article-state';
import { claimOf, relativeIds } from '@/lib/domain/checks/facts';
import { DomainError } from '@/lib/domain/errors';
import { entryTypeOf } from '@/lib/domain/journal/entry-types';
import type { ReplyRequest } from '@/lib/domain/replies/reply-request';
import type { Annotation } from '@/lib/domain/tags/annotation';
import type { Suggestion } from '@/lib/domain/talk/suggestion';
import type { Thread } from '@/lib/domain/talk/thread';
import { activeMark, markRanges, setActiveMark, setMarks } from '../marks/annotation-plugin';
import { markOf } from '../marks/mark-of';
import type { TextMark } from '../marks/mark-positions';
import { placedAt, setSuggestions, suggestionPlace } from '../marks/suggestion-plugin';
import type { OutboxItem } from '../outbox/outbox';
import { annotationIdsOf, suggestionIdOf, threadIdOf } from '../outbox/outbox-items';
import { placeTag } from '../tags/place-tag';
import { outcomeOf } from './item-outcome';
import { OverlaidMap } from './overlaid-map';
import { mappingSince, mappingToEditor, mapToEditor, mapWithReach, type OwnStep, rangesOf } from './pending';
import { type Asking, RECEIVED, type SessionOptions } from './session-options';
import { TouchedTags } from './touched-tags';

/** What is shown: the confirmed article, and what waits to be sent over it. */
interface Held {
  readonly options: SessionOptions;
  readonly confirmed: ArticleState;
  readonly items: readonly OutboxItem[];
  /** The own unconfirmed steps, each with its item. */
  steps(): OwnStep[];
}

/**
 * The article as a person sees it: what is confirmed with their own unconfirmed changes over it. It tells the editor what to draw, and holds
 * tags, threads, suggestions and the log of right of reply for all else of the page.
 */
export class ShownArticle {
  /** Anchors are true at the confirmed version. */
  readonly annotations: OverlaidMap<Annotation>;
  threads: AnchoredMap<Thread>;
  suggestions: AnchoredMap<Suggestion>;
  replyRequests: readonly ReplyRequest[];
  readonly touched = new TouchedTags();
  private readonly held: Held;

  constructor(held: Held) {
    this.held = held;
    const { annotations, threads, suggestions, replyRequests } = held.options.state;
    this.annotations = new OverlaidMap(annotations);
    this.threads = threads;
    this.suggestions = suggestions;
    this.replyRequests = replyRequests;
  }

  /**
   * Shows confirmed tags: the touched ones, or all (null). Tags with own changes under way start again from what is confirmed, and get those changes
   * over it. Tags that text has only moved look as before, and the editor has moved their marks: their anchors are taken, and nothing is drawn.
   */
  showConfirmed(touched: ReadonlySet<string> | null): void {
    const { confirmed, items } = this.held;
    const steps = this.held.steps();
    const active = activeMark(this.state);
    // What one does to a fact is seen on its claim, and the other way round.
    const pending = this.withRelatives(items.flatMap(annotationIdsOf));
    const shown = touched ? this.withRelatives(touched) : confirmed.annotations.keys();
    const ids = pending.length > 0 ? new Set([...shown, ...pending]) : shown;
    const marks: TextMark[] = [];
    const gone: string[] = [];
    this.annotations.under = confirmed.annotations;
    for (const id of ids) {
      const annotation = confirmed.annotations.get(id);
      this.annotations.clear(id);
      this.touched.add(id);
      if (!annotation || annotation.isRemoved) gone.push(id);
      else marks.push(markOf(annotation, mapToEditor(annotation.anchor, steps)));
    }
    this.threads = confirmed.threads;
    this.replyRequests = confirmed.replyRequests;
    const placed = [...confirmed.suggestions.values()].map((one) => placedAt(one, mapToEditor(one.anchor, steps)));
    const hasNone = placed.length + this.suggestions.size === 0;
    this.suggestions = confirmed.suggestions;
    // Most of what colleagues type is beside all tags: nothing is to be drawn.
    const isAsItWas = touched !== null && marks.length + gone.length === 0 && hasNone;
    if (!isAsItWas) {
      this.dispatchMarks(touched === null ? { replaceAll: marks } : { upsert: marks, remove: gone }, (tr) =>
        hasNone ? tr : setSuggestions(tr, { all: placed }),
      );
    }
    for (const item of items) if (item.type !== 'text') this.tryShow(item);
    // A tag that is still under way was gone for a moment: whoever works on it must not lose its card.
    if (active !== null && activeMark(this.state) !== active) this.dispatch((tr) => setActiveMark(tr, active));
  }

  /** Shows an item again. What cannot be shown any more is left to the server, which says why. */
  tryShow(item: OutboxItem): void {
    try {
      this.showItem(item);
    } catch (error) {
      // The server refuses it with the reason; until then the tag is shown without it. A fault of the page takes none of the others with it.
      if (!(error instanceof DomainError)) reportError(error);
    }
  }

  /** Shows an item that takes the place of another, which was not sent. */
  amendItem(before: OutboxItem, item: OutboxItem, also?: Asking): void {
    const known = suggestionsById(
      [...this.suggestions.values()].filter(({ id }) => before.type !== 'suggestion.made' || id !== suggestionIdOf(before)),
    );
    this.showItem(item, also, known);
  }

  /** Shows what an item makes of the tags, threads and suggestions that it is about. `known`: the suggestions without it. */
  showItem(item: OutboxItem, also: Asking = (tr) => tr, known = this.suggestions): void {
    const { confirmed, items, options } = this.held;
    const steps = this.held.steps();
    const suggested = this.suggestionInEditor(item, known);
    const shown = { suggestions: suggested, replyRequests: this.replyRequests };
    // What an item's steps do to threads is for the server to decide, and theirs is another place here as long as own text waits.
    const threads = entryTypeOf(item.type).makesSteps ? threadsById([]) : this.threads;
    const here = { ...confirmed, ...shown, threads, doc: this.state.doc, annotations: this.inEditor(item) };
    const marks: TextMark[] = [];
    const gone: string[] = [];
    const made = outcomeOf(item, here, mappingSince(item, items, steps), options);
    this.threads = this.threads.with(made.threads);
    this.suggestions = this.suggestions.with(made.suggestions);
    this.replyRequests = made.replyRequests;
    for (const annotation of made.tags) {
      this.annotations.lay(annotation);
      this.touched.add(annotation.id);
      if (annotation.isRemoved) gone.push(annotation.id);
      else marks.push(markOf(annotation));
    }
    const placed = made.suggestions.map((one) => placedAt(one));
    this.dispatchMarks({ upsert: marks, remove: gone }, (tr) => also(placed.length > 0 ? setSuggestions(tr, { upsert: placed }) : tr));
  }

  /** A tag's ranges where the editor has them now, and where their words are looked for or away from. */
  placesOf(annotation: Annotation): AnchorRange[] {
    const { id, anchor } = annotation;
    if (markRanges(this.state, id).length === 0) return this.placesWithoutMark(annotation);
    // What is laid over the confirmed article was decided in the editor's text, and is there already.
    const isElsewhere = anchor.ranges.some(({ reach, home }) => reach || home) && this.annotations.under.get(id) === annotation;
    return placeTag(this.state, isElsewhere ? { id, anchor: mapToEditor(anchor, this.held.steps()) } : annotation);
  }

  /** A tag's ranges where the editor has them now, each with its reach: where its words are looked for once they are put back. */
  placesWithReach(annotation: Annotation): AnchorRange[] {
    const whole = this.beforeOwnText(annotation.id);
    return this.placesOf(annotation).map((range) => {
      if (range.reach || isExactAt(this.state.doc, range)) return range;
      const isOf = ({ exact, reach }: AnchorRange) => exact === range.exact && reach && reach.from <= range.from && range.to <= reach.to;
      return { ...range, reach: whole.find(isOf)?.reach ?? { from: range.from, to: range.to } };
    });
  }

  /**
   * The ranges of a tag that the editor draws nowhere: it was removed, and its own are those of that moment. Once it is restored, they are where its
   * mark is drawn. A fact that was never sent stands where its claim does.
   */
  private placesWithoutMark(annotation: Annotation): AnchorRange[] {
    const places = this.beforeOwnText(annotation.id, mapRange);
    if (places.length > 0) return places;
    const claim = claimOf(this, annotation);
    return claim ? this.placesOf(claim) : [...annotation.anchor.ranges];
  }

  /** A tag's ranges as the server has them, or as they were placed since, mapped to the editor through what was written after that. */
  private beforeOwnText(id: string, map = mapWithReach): AnchorRange[] {
    const { items } = this.held;
    const steps = this.held.steps();
    const item = items.findLast((one) => one.payload.annotationId === id && rangesOf(one) !== null);
    const ranges = item ? rangesOf(item) : this.annotations.under.get(id)?.anchor.ranges;
    const since = item ? mappingSince(item, items, steps) : mappingToEditor(steps);
    return (ranges ?? []).map((range) => map(range, since));
  }

  /** A suggestion's range where the editor has it now. */
  placesOfSuggestion({ id, anchor }: Suggestion): AnchorRange[] {
    const place = suggestionPlace(this.state, id);
    return anchor.ranges.map((range) => ({ ...range, ...place }));
  }

  private get state() {
    return this.held.options.host.state;
  }

  /** The tags that an item is about, by itself or through its thread, as they are seen now, where the editor has them now. */
  private inEditor(item: OutboxItem): AnchoredMap<Annotation> {
    const about = this.threads.get(threadIdOf(item) ?? '')?.about;
    const ids = about?.on === 'tag' ? [...annotationIdsOf(item), about.annotationId] : annotationIdsOf(item);
    const seen = this.withRelatives(ids).flatMap((id) => this.annotations.get(id) ?? []);
    return annotationsById(seen.map((one) => ({ ...one, anchor: { ...one.anchor, ranges: this.placesOf(one) } })));
  }

  /** These tags with their facts and claims, and the other facts of these: all of which an entry about one of them may decide. */
  private withRelatives(ids: Iterable<string>): string[] {
    const all = new Set(ids);
    // What is added is looked at as well: from a fact to its claim, and on to the other facts.
    for (const id of all) for (const one of relativeIds(this.annotations.get(id) ?? {})) all.add(one);
    return [...all];
  }

  /** The suggestion that an item is about, where the editor has it now. */
  private suggestionInEditor(item: OutboxItem, known: AnchoredMap<Suggestion>): AnchoredMap<Suggestion> {
    const suggestion = known.get(suggestionIdOf(item) ?? '');
    if (!suggestion) return suggestionsById([]);
    return suggestionsById([{ ...suggestion, anchor: { ...suggestion.anchor, ranges: this.placesOfSuggestion(suggestion) } }]);
  }

  private dispatchMarks(change: Parameters<typeof setMarks>[1], also: Asking): void {
    this.dispatch((tr) => also(setMarks(tr, change)));
  }

  private dispatch(ask: Asking): void {
    const { host } = this.held.options;
    host.dispatch(ask(host.state.tr.setMeta(RECEIVED, true).setMeta('addToHistory', false)));
  }
}
