import { TextSelection } from '@tiptap/pm/state';
import { v7 as uuidv7 } from 'uuid';
import { quoteRange } from '@/lib/domain/anchors/anchor';
import { DomainError } from '@/lib/domain/errors';
import { isInOneParagraph, MAX_SUGGESTION_CHARS, type Suggestion } from '@/lib/domain/talk/suggestion';
import { sayNumber } from '@/lib/domain/text/say-count';
import type { MarkSpan } from '../marks/mark-positions';
import { suggestionPlace, suggestionsAt } from '../marks/suggestion-plugin';
import type { ArticleSession } from '../session/article-session';
import type { Asking } from '../session/session-options';
import type { ActionHistory } from '../undo/action-history';
import { type Direction, lengthBeside, spanBeside, type Unit } from './span-beside';

/** Most of what is too long is pasted, and nothing of it is put in. */
const TOO_LONG = `A suggestion has at most ${sayNumber(MAX_SUGGESTION_CHARS)} characters. What you copied is still in the clipboard.`;

/** Words without their last character, as a reader counts, or without their last word. */
const withoutLast = (words: string, unit: Unit, language: string) =>
  words.slice(0, words.length - lengthBeside(words, 'back', unit, language));

/**
 * Writes what is typed, deleted and pasted as a suggestion at the caret, and goes on in it as long as the caret stays there. All of it is one
 * entry until it is sent, and one step of undo. Throws DomainError with a sentence to show.
 */
export class SuggestionWriter {
  private readonly session: ArticleSession;
  private readonly history: ActionHistory;
  /** The one that is being written, and the newest entry about it. */
  private open: { id: string; itemId: string } | null = null;

  constructor(session: ArticleSession, history: ActionHistory) {
    this.session = session;
    this.history = history;
  }

  /** What is typed from now on is a suggestion of its own step of undo. */
  close(): void {
    this.open = null;
  }

  /** Proposes `text` in place of a span, or after what is proposed there already. Before that it is a suggestion of its own. */
  write(span: MarkSpan, text: string): void {
    const own = this.ownAt(span);
    const isWhole = own !== null && holdsWhole(own, span);
    if (own && !isWhole && isBefore(own, span)) {
      this.propose(null, { from: span.from, to: Math.min(span.to, own.from) }, text, 'forward');
    } else this.propose(own, joined(own, span), (isWhole ? '' : (own?.suggestion.replacement ?? '')) + text, 'forward');
  }

  /** Puts `text` in the place of the last character of what is being written, as the accents of a held key do. False where nothing is. */
  replaceLast(text: string): boolean {
    const own = this.isAtCaret() ? this.ownAt(this.caret()) : null;
    if (!own || own.suggestion.id !== this.open?.id || own.suggestion.replacement === '') return false;
    this.propose(own, own, withoutLast(own.suggestion.replacement, 'character', this.session.language) + text, 'forward');
    return true;
  }

  /**
   * Strikes a span out. Behind a suggestion of one's own, `back` first takes back what was typed, by its unit. Words that it strikes out already are
   * passed over: what stands at their other end is meant.
   */
  erase(span: MarkSpan, direction: Direction, unit: Unit): void {
    const caret = this.caret();
    const own = this.ownAt(caret);
    const { doc, language, options } = this.session;
    const { selection } = options.host.state;
    if (own && direction === 'back' && selection.empty && own.suggestion.replacement !== '' && !isBefore(own, caret)) {
      const { replacement } = own.suggestion;
      this.propose(own, own, withoutLast(replacement, unit, language), 'forward');
      return;
    }
    const beside = own && selection.empty ? spanBeside(doc, direction === 'back' ? own.from : own.to, direction, unit, language) : span;
    // At the edge of a paragraph nothing is beside it.
    if (beside.from === beside.to) return;
    const touched = own ?? this.ownAt(span);
    const isWhole = touched !== null && !selection.empty && holdsWhole(touched, span);
    this.propose(touched, joined(touched, beside), isWhole ? '' : (touched?.suggestion.replacement ?? ''), direction);
  }

  private caret(): MarkSpan {
    const { from, to } = this.session.options.host.state.selection;
    return { from, to };
  }

  /** The own open suggestion that a span touches: the one that is being written, or else any. */
  private ownAt(span: MarkSpan) {
    const { host, personId } = this.session.options;
    const own = suggestionsAt(host.state, span).filter(({ suggestion }) => suggestion.byId === personId && this.isOpen(suggestion.id));
    return own.find(({ suggestion }) => suggestion.id === this.open?.id) ?? own.find((one) => !isBefore(one, span)) ?? own[0] ?? null;
  }

  private isOpen(id: string): boolean {
    return this.session.suggestions.get(id)?.settled === null;
  }

  private propose(own: { suggestion: Suggestion } | null, { from, to }: MarkSpan, replacement: string, direction: Direction): void {
    const { doc } = this.session;
    if (replacement.length > MAX_SUGGESTION_CHARS) throw new DomainError('invalid', TOO_LONG);
    if (!isInOneParagraph(doc, { from, to })) throw new DomainError('invalid', 'A suggestion stays within one paragraph.');
    const range = quoteRange(doc, from, to);
    const caret = direction === 'back' ? from : to;
    const also: Asking = (tr) => tr.setSelection(TextSelection.create(tr.doc, caret)).scrollIntoView();
    const id = own?.suggestion.id ?? uuidv7();
    const isGoingOn = own !== null && this.open?.id === id;
    if (range.exact === replacement) {
      // What is written and taken away again in one step is no step; what was there before it comes back by undo.
      const by = isGoingOn && this.history.forgetMade(id) ? this.session : this.history;
      if (own) by.act('suggestion.withdrawn', { suggestionId: id }, also);
      this.open = null;
      return;
    }
    const payload = { suggestionId: id, ranges: [range], replacement, note: own?.suggestion.note ?? '' };
    if (isGoingOn && this.open && this.session.amend(this.open.itemId, payload, also)) return;
    const type = own ? 'suggestion.changed' : 'suggestion.made';
    const itemId = isGoingOn ? this.session.act(type, payload, also) : this.history.act(type, payload, also);
    this.open = { id, itemId };
  }

  /** True while the caret stands at the suggestion that is being written. */
  isAtCaret(): boolean {
    const place = this.open && suggestionPlace(this.session.options.host.state, this.open.id);
    const { from, to } = this.caret();
    return place !== null && place.from <= from && to <= place.to;
  }
}

/**
 * True if what is written in a span is read before what a suggestion proposes: it begins before the words that this strikes out, or the caret
 * stands there. Where nothing is proposed yet, what is written is what is proposed.
 */
const isBefore = (own: MarkSpan & { suggestion: Suggestion }, { from, to }: MarkSpan) =>
  own.suggestion.replacement !== '' && (from < own.from || (from === to && from === own.from && own.from < own.to));

/** True if a span holds more than the suggestion, and all of it: what is proposed was selected with the words, and goes with them. */
const holdsWhole = (own: MarkSpan, { from, to }: MarkSpan) => from < own.from && own.from < to && own.to <= to;

/** A span together with the suggestion that it touches. */
const joined = (own: MarkSpan | null, { from, to }: MarkSpan): MarkSpan =>
  own ? { from: Math.min(own.from, from), to: Math.max(own.to, to) } : { from, to };
