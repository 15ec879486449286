import { type EditorState, TextSelection } from '@tiptap/pm/state';
import { v7 as uuidv7 } from 'uuid';
import { createAnchor, isOrphaned, quoteRange } from '@/lib/domain/anchors/anchor';
import { requoteAsRead } from '@/lib/domain/anchors/torn-edges';
import { claimOf, isFact } from '@/lib/domain/checks/facts';
import { DomainError } from '@/lib/domain/errors';
import { refuseIfFollows, refuseIfInFacts } from '@/lib/domain/journal/facts/fact-rules';
import type { Annotation } from '@/lib/domain/tags/annotation';
import { type TagKind, tagKinds } from '@/lib/domain/tags/tag-kinds';
import { sentenceAt } from '@/lib/domain/text/sentences';
import { activeMark, markRanges, marksAt, marksIn, setActiveMark } from '../marks/annotation-plugin';
import { gatheredPlaces, keepPlaces, letGo } from '../marks/gather-plugin';
import type { MarkSpan } from '../marks/mark-positions';
import type { ArticleSession } from '../session/article-session';
import type { Asking } from '../session/session-options';
import type { ActionHistory } from '../undo/action-history';
import { isExact } from './exact-selection';
import { selectionToSpans } from './selected-spans';
import { isUnchecked, neighbourOf, type OpenTags, tagsInOrder } from './tag-order';
import { joinPlaces, requireRoom } from './tag-places';
import { byLabel, whichStays } from './which-stays';
import { moveEdge } from './word-moves';

/** What a person does with tags in the text, the same from keys, toolbar, card and list. Throws DomainError with a sentence to show. */
export class TagActions {
  private readonly session: ArticleSession;
  private readonly history: ActionHistory;

  constructor(session: ArticleSession, history: ActionHistory) {
    this.session = session;
    this.history = history;
  }

  private get state(): EditorState {
    return this.session.options.host.state;
  }

  /** The active tag, or null. */
  active(): Annotation | null {
    const id = activeMark(this.state);
    const annotation = id === null ? undefined : this.session.annotations.get(id);
    return annotation && !annotation.isRemoved ? annotation : null;
  }

  /**
   * Tags the selected words and those that were gathered, or else the sentence at the caret, and makes the tag active. Gives its id.
   * The same words under the same kind are refused by the tag that has them.
   */
  tag(kind: TagKind): string {
    const spans = this.spansToTag();
    if (spans.length === 0) throw new DomainError('invalid', 'Select some words first.');
    requireRoom(spans);
    const [twin] = this.tagsOn(spans, kind);
    if (twin) throw new DomainError('conflict', `These words are already ${twin.label ?? withArticle(kind)}.`);
    const annotationId = uuidv7();
    const ranges = spans.map(({ from, to }) => quoteRange(this.state.doc, from, to));
    const end = spans.at(-1)?.to ?? 0;
    this.history.act('annotation.created', { annotationId, kind, ranges }, (tr) => {
      const active = kind === 'clear' ? tr : setActiveMark(tr, annotationId);
      return letGo(active).setSelection(TextSelection.near(tr.doc.resolve(end), -1));
    });
    return annotationId;
  }

  /** The tags of one kind that stand on exactly these spans. Only those that touch the first one are looked at. */
  tagsOn(spans: readonly MarkSpan[], kind: TagKind): Annotation[] {
    const [first] = spans;
    if (!first || first.from >= first.to) return [];
    return this.tagsIn(first.from, first.to).filter((one) => one.kind === kind && sameSpans(markRanges(this.state, one.id), spans));
  }

  /**
   * What the selection lies over. `meant`: of the tags that hold all of it the active one, or else the innermost; or the only one that it
   * touches. `crossed`: the tags that it runs into without lying in one of them, in text order.
   */
  tagsUnderSelection(): { meant: Annotation | null; crossed: Annotation[] } {
    const { from, to } = this.state.selection;
    const touched = this.tagsIn(from, to).filter(({ kind }) => kind !== 'clear');
    const isInside = ({ id }: Annotation) => markRanges(this.state, id).some((range) => range.from <= from && to <= range.to);
    const holding = new Set(touched.filter(isInside));
    const active = this.active();
    const innermost = marksAt(this.state, from).flatMap((id) => this.session.annotations.get(id) ?? []);
    const only = touched.length === 1 ? touched[0] : undefined;
    const meant = [active, ...innermost].find((one) => one !== null && holding.has(one)) ?? only ?? null;
    return { meant, crossed: meant ? [] : touched };
  }

  /** The tags with words in a span, in text order. Facts are left out: they stand where their claim does. */
  private tagsIn(from: number, to: number): Annotation[] {
    return marksIn(this.state, from, to)
      .flatMap((id) => this.session.annotations.get(id) ?? [])
      .filter((one) => !one.isRemoved && !isFact(one));
  }

  /** The other tags of its kind on the same words: two people tagged them at once. The lowest label comes first. */
  twinsOf(annotation: Annotation): Annotation[] {
    // A fact has the words of its claim, which nobody is to merge it with.
    if (isFact(annotation)) return [];
    const there = this.tagsOn(markRanges(this.state, annotation.id), annotation.kind);
    return there.filter(({ id }) => id !== annotation.id).sort(byLabel);
  }

  /** Merges two tags on the same words into the one with the lower label, and makes that one active. */
  merge(one: Annotation, other: Annotation): void {
    const { into, from } = whichStays(one, other);
    this.history.act('annotation.merged', { annotationId: from.id, intoId: into.id });
    this.activate(into.id);
  }

  /**
   * True if a kind's key means the active tag, and not the sentence at the caret: no words are selected or gathered, and the caret stands in the
   * tag, or can't, since its words are gone.
   */
  isActiveMeant(): boolean {
    const active = this.active();
    const { from, empty } = this.state.selection;
    if (active === null || !empty || gatheredPlaces(this.state).length > 0) return false;
    const ranges = markRanges(this.state, active.id);
    return !ranges.some(hasWords) || ranges.some((range) => range.from <= from && from <= range.to);
  }

  /** Throws DomainError, with the sentence that names its facts, for a claim that follows them: it is not judged or given out by itself. */
  requireJudged(annotation: Annotation): void {
    refuseIfFollows(this.session, annotation);
  }

  /** The active tag, or else the innermost that the caret stands in or behind, or null. */
  activeOrAtCaret(): Annotation | null {
    const active = this.active();
    if (active) return active;
    const { from } = this.state.selection;
    const ids = [...marksAt(this.state, from), ...marksAt(this.state, Math.max(0, from - 1))];
    return ids.map((id) => this.session.annotations.get(id)).find((one) => one !== undefined && one.kind !== 'clear') ?? null;
  }

  /** The selected words, snapped to whole ones unless Alt was held, with those that were gathered before. None where nothing is selected. */
  selectedSpans(): MarkSpan[] {
    return joinPlaces(this.state.doc, [...gatheredPlaces(this.state), ...this.selectionSpans()]);
  }

  /** The selected words without what was gathered before. */
  selectionSpans(): MarkSpan[] {
    return this.state.selection.empty ? [] : selectionToSpans(this.state, { snap: !isExact(this.state), language: this.session.language });
  }

  /** Keeps the selected words, and the caret stands behind them, so that more can be selected. Gives how many places are kept. */
  keepSelection(): number {
    const { host } = this.session.options;
    const { selection, tr } = this.state;
    if (selection.empty) throw new DomainError('invalid', 'Select some words first.');
    const kept = keepPlaces(tr, this.state, this.selectedSpans());
    host.dispatch(kept.setSelection(TextSelection.near(tr.doc.resolve(selection.head), selection.head > selection.anchor ? -1 : 1)));
    return gatheredPlaces(this.state).length;
  }

  /** Lets go of what was gathered, and of the selection. False if nothing was. */
  letGo(): boolean {
    if (gatheredPlaces(this.state).length === 0) return false;
    const { tr, selection } = this.state;
    this.session.options.host.dispatch(letGo(tr).setSelection(TextSelection.near(tr.doc.resolve(selection.head))));
    return true;
  }

  private putCaret(pos: number): void {
    const { host } = this.session.options;
    host.dispatch(host.state.tr.setSelection(TextSelection.near(host.state.doc.resolve(pos), -1)));
  }

  private spansToTag(): MarkSpan[] {
    const selected = this.selectedSpans();
    if (selected.length > 0) return selected;
    const { selection, doc } = this.state;
    if (!selection.empty) return [];
    const sentence = sentenceAt(doc, selection.from, this.session.language);
    return sentence ? [sentence] : [];
  }

  /** Gives a tag another kind. A claim with a verdict loses it: `isConfirmed` says that the person knows. */
  changeKind(annotation: Annotation, kind: TagKind, isConfirmed: boolean): void {
    if (annotation.kind === kind) return;
    refuseIfInFacts(this.session, annotation);
    if (annotation.verdict && !tagKinds[kind].takesVerdict && !isConfirmed) {
      throw new DomainError('conflict', `${annotation.label ?? 'This claim'} loses its verdict when it becomes ${withArticle(kind)}.`, {
        confirm: true,
      });
    }
    this.history.act('annotation.kind-changed', { annotationId: annotation.id, kind, basedOn: annotation.basis.kind.entryId });
  }

  remove(annotation: Annotation): void {
    this.history.act('annotation.removed', { annotationId: annotation.id });
  }

  /**
   * Moves one edge by a word: of the range that the caret stands in, or else of the tag as a whole, which is its last range's end or its first
   * one's start. Ranges whose words are gone are none: beside them stand others. Gives that range as it is then; null, and nothing happens, where it
   * cannot move. Refused (`conflict`) where no words are left.
   */
  moveEdge(annotation: Annotation, edge: 'from' | 'to', by: 1 | -1): MarkSpan | null {
    const ranges = markRanges(this.state, annotation.id).filter(hasWords);
    const { head } = this.state.selection;
    const atCaret = ranges.findIndex((one) => one.from <= head && head <= one.to);
    const index = atCaret >= 0 ? atCaret : edge === 'to' ? ranges.length - 1 : 0;
    const range = ranges[index];
    if (!range) {
      throw new DomainError('conflict', `The words of ${annotation.label ?? 'this tag'} are gone. Select the words it stands for now.`);
    }
    const moved = moveEdge(this.state.doc, range, edge, by, this.session.language);
    if (!moved) return null;
    this.place(annotation, ranges.with(index, moved), 'span');
    // The caret goes along: a kind's key still means this tag.
    this.putCaret(moved[edge]);
    return moved;
  }

  /** Attaches a tag to the selected words: one whose words were lost, or stand elsewhere now. */
  reattach(annotation: Annotation): void {
    const spans = this.selectedSpans();
    if (spans.length === 0) throw new DomainError('invalid', `Select the words that ${annotation.label ?? 'the tag'} stands for now.`);
    this.place(annotation, spans, 'reattached', letGo);
  }

  /** Takes the words that stand there now as the tag's words. */
  confirmPlace(annotation: Annotation): void {
    const { type, payload } = this.confirming(annotation);
    this.history.act(type, payload);
  }

  /** The entry that does so. It says which words the person sees: a colleague may change them before it is stored. */
  confirming(annotation: Annotation): { type: string; payload: Record<string, unknown> } {
    const claim = claimOf(this.session, annotation);
    const placed = { ...annotation.anchor, ranges: this.session.placesOf(annotation) };
    const seen = requoteAsRead(this.state.doc, placed, claim && this.session.placesOf(claim));
    const isFollowed = annotation.verdict?.followed !== undefined;
    const stated = isFollowed && { statedEntryId: annotation.stated?.basis.entryId ?? null };
    const payload = { annotationId: annotation.id, how: 'confirmed', ranges: seen?.ranges ?? null, ...stated };
    return { type: 'annotation.span-changed', payload };
  }

  /**
   * Gives a tag these words in place of those that it has. One whose ends are moved (`span`) keeps the places whose words are gone: they may come
   * back. `also` as in `ArticleSession.act`.
   */
  place(annotation: Annotation, spans: readonly MarkSpan[], how: 'span' | 'reattached', also?: Asking): void {
    const lost = how === 'span' ? this.session.placesOf(annotation).filter(isOrphaned) : [];
    requireRoom([...spans, ...lost]);
    const ranges = [...createAnchor(this.state.doc, spans).ranges, ...lost];
    this.history.act('annotation.span-changed', { annotationId: annotation.id, how, ranges }, also);
  }

  /** Makes a tag the active one; null for none. */
  activate(id: string | null): void {
    const { host } = this.session.options;
    host.dispatch(setActiveMark(host.state.tr, id));
  }

  /**
   * Makes a tag the active one and puts the caret at the first of its words that are there, so that keys go on from there. Gives where they are, or where
   * they were if all are gone; null where the tag stands nowhere.
   */
  visit(id: string): MarkSpan | null {
    this.activate(id);
    const ranges = markRanges(this.state, id);
    const first = ranges.find(hasWords);
    if (first) this.putCaret(first.from);
    return first ?? ranges[0] ?? null;
  }

  /**
   * The tag after (1) or before (-1) the active one in the text, or nearest to the caret. With `keeps` the next one of which that is true: the active
   * one itself need not be among them.
   */
  neighbour(by: 1 | -1, keeps: (one: Annotation) => boolean = () => true): string | null {
    return neighbourOf(this.open, by, keeps);
  }

  /** The next claim, or fact of one, that still needs someone, of those that `keeps` is true of; behind the last one it begins again at the top. */
  nextUnchecked(keeps: (one: Annotation) => boolean = () => true): string | null {
    const isLeft = (one: Annotation) => isUnchecked(one) && keeps(one);
    return this.neighbour(1, isLeft) ?? tagsInOrder(this.open, isLeft)[0] ?? null;
  }

  /** How many claims, and facts of them, still need someone. */
  countUnchecked(): number {
    return tagsInOrder(this.open, isUnchecked).length;
  }

  private get open(): OpenTags {
    return { state: this.state, annotations: this.session.annotations };
  }
}

const hasWords = ({ from, to }: MarkSpan) => from < to;

const withArticle = (kind: TagKind) => (kind === 'opinion' ? 'an opinion' : `a ${tagKinds[kind].name.toLowerCase()}`);

const sameSpans = (a: readonly MarkSpan[], b: readonly MarkSpan[]) =>
  a.length === b.length && a.every((span, index) => span.from === b[index]?.from && span.to === b[index]?.to);
