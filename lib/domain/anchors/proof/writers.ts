import { closeHistory, history, redo, undo, undoDepth } from '@tiptap/pm/history';
import type { Slice } from '@tiptap/pm/model';
import { EditorState, type Plugin, type Transaction } from '@tiptap/pm/state';
import { Step } from '@tiptap/pm/transform';
import { collab, getVersion, receiveTransaction, sendableSteps } from 'prosemirror-collab';
import { articleSchema } from '../../text/article-schema';
import type { Authority, StoredStep } from './authority';
import { charactersOf, rewriteSlice } from './identities';

/** What an edit puts in: as it is into the article, as ids into the shadow. */
export interface Hand {
  type(text: string): string;
  copy(slice: Slice): void;
  /** What was copied, or null. */
  paste(): Slice | null;
}

/** What an edit does to the plain array of characters: `remove` of them at `at` go; what comes there is what the hand gave. */
export interface Splice {
  at: number;
  remove: number;
  inserts: boolean;
}

/** A change of the text, told twice: as a transaction, and as splices of the plain array. */
export interface Edit {
  log: string;
  write(tr: Transaction, hand: Hand): void;
  splices: readonly Splice[];
}

class Clipboard implements Hand {
  constructor(
    public clip: Slice | null,
    readonly type: (text: string) => string,
    private readonly carry = type,
  ) {}

  copy(slice: Slice): void {
    this.clip = slice;
  }

  paste(): Slice | null {
    return this.clip && rewriteSlice(this.clip, this.carry);
  }
}

const pluginsOf = (clientId: string, version: number): Plugin[] => [
  history({ depth: 10_000, newGroupDelay: 0 }),
  collab({ clientID: clientId, version }),
];

/** One tab: the article and its shadow in two editors that get the same edits. */
export class Writer {
  real: EditorState;
  shadow: EditorState;
  /** What the edits of this writer, if there is no other, must bring the plain array back to on undo. */
  private past: string[] = [];
  private future: string[] = [];
  private clips: { real: Slice | null; shadow: Slice | null } = { real: null, shadow: null };

  constructor(
    private readonly authority: Authority,
    readonly clientId: string,
    private isAlone: boolean,
  ) {
    [this.real, this.shadow] = this.open(authority.version);
  }

  private open(version: number): [EditorState, EditorState] {
    const { doc, shadow } = this.authority.at(version);
    const plugins = () => pluginsOf(this.clientId, version);
    return [EditorState.create({ doc, plugins: plugins() }), EditorState.create({ doc: shadow, plugins: plugins() })];
  }

  get version(): number {
    return getVersion(this.real);
  }

  get unsentSteps(): number {
    return sendableSteps(this.real)?.steps.length ?? 0;
  }

  get undoDepth(): number {
    return undoDepth(this.real);
  }

  /** Does an edit in article and shadow. False, and nothing is done, if it does not fit the form of the text here. */
  edit({ write, splices }: Edit): boolean {
    const typed: string[] = [];
    const ids: string[] = [];
    const { identities } = this.authority;
    const real = closeHistory(this.real.tr);
    const shadow = closeHistory(this.shadow.tr);
    const realHand = new Clipboard(this.clips.real, (text) => kept(text, typed));
    const shadowHand = new Clipboard(
      this.clips.shadow,
      (text) => kept(identities.fresh(text.length), ids),
      (text) => kept(identities.carried(text), ids),
    );
    try {
      write(real, realHand);
      real.doc.check();
    } catch {
      return false;
    }
    const expected = spliced(charactersOf(this.real.doc), splices, typed);
    if (!real.docChanged || charactersOf(real.doc) !== expected) return false;
    write(shadow, shadowHand);
    this.clips = { real: realHand.clip, shadow: shadowHand.clip };
    const before = charactersOf(this.shadow.doc);
    this.apply(real, shadow);
    const after = charactersOf(this.shadow.doc);
    if (after !== spliced(before, splices, ids)) throw new Error('the shadow is not what the edit says');
    this.past.push(before);
    this.future = [];
    return true;
  }

  /** Applies transactions that are equal but for their characters. */
  apply(real: Transaction, shadow: Transaction): void {
    this.real = this.real.apply(real);
    this.shadow = this.shadow.apply(shadow);
    if (this.real.doc.content.size !== this.shadow.doc.content.size) throw new Error('the shadow has another size');
  }

  /** A second tab with the same text, for edits that nobody hears of. */
  copy(): Writer {
    const copy = new Writer(this.authority, 'copy', false);
    [copy.real, copy.shadow] = [this.real, this.shadow];
    return copy;
  }

  /** What this copy did after it was made of `writer`. */
  stepsSince(writer: Writer): StoredStep[] {
    return this.unsent().flat().slice(writer.unsentSteps);
  }

  /** An edit that is not told in splices cannot be checked against them on undo: the arrays are only remembered. */
  replace(real: Transaction, shadow: Transaction): void {
    this.past.push(charactersOf(this.shadow.doc));
    this.future = [];
    this.apply(closeHistory(real), closeHistory(shadow));
  }

  /** Undoes (or redoes) one event. False if there is none. */
  undo(isRedo = false): boolean {
    const command = isRedo ? redo : undo;
    const transactions: Transaction[] = [];
    const did = [this.real, this.shadow].map((state) => command(state, (tr) => transactions.push(tr)));
    const [real, shadow] = transactions;
    if (!did[0] || !did[1] || !real || !shadow) return false;
    const before = charactersOf(this.shadow.doc);
    this.apply(real, shadow);
    const [from, to] = isRedo ? [this.future, this.past] : [this.past, this.future];
    const expected = from.pop();
    to.push(before);
    if (this.isAlone && expected !== undefined && charactersOf(this.shadow.doc) !== expected) throw new Error('undo gives another text');
    return true;
  }

  /** Takes in what others stored. */
  receive(): void {
    const missing = this.authority.steps.slice(this.version);
    const clientIds = missing.map(({ clientId }) => clientId);
    // What another put in stays when all of one's own is undone.
    if (clientIds.some((id) => id !== this.clientId)) this.isAlone = false;
    const real = missing.map((step) => step.real);
    const shadow = missing.map((step) => step.shadow);
    this.apply(receiveTransaction(this.real, real, clientIds), receiveTransaction(this.shadow, shadow, clientIds));
  }

  /** The unsent steps as they would be sent now: an entry for each transaction. */
  private unsent(): StoredStep[][] {
    const sendable = sendableSteps(this.real);
    const shadow = sendableSteps(this.shadow)?.steps ?? [];
    const entries: StoredStep[][] = [];
    sendable?.steps.forEach((real, index) => {
      const shadowStep = shadow[index];
      if (!shadowStep) throw new Error('the shadow has fewer steps');
      if (index === 0 || sendable.origins[index] !== sendable.origins[index - 1]) entries.push([]);
      entries.at(-1)?.push({ real, shadow: shadowStep, clientId: this.clientId });
    });
    return entries;
  }

  /** Takes in what is new, then sends all that is unsent and, if the answer arrives, knows that it is stored. */
  send(isAnswered = true): void {
    this.receive();
    for (const entry of this.unsent()) {
      if (!this.authority.sendSteps(entry)) {
        this.startOver();
        return;
      }
      this.authority.onEntry();
    }
    if (isAnswered) this.receive();
  }

  /** Closes the tab and opens it again: the article at the outbox's base, the unsent entries on it, and what was stored since. */
  reload(): void {
    const unsent = this.unsent().map((entry) => entry.map(({ real, shadow }) => [real.toJSON(), shadow.toJSON()]));
    [this.real, this.shadow] = this.open(this.version);
    for (const entry of unsent) {
      const [real, shadow] = [this.real.tr, this.shadow.tr];
      for (const [realJson, shadowJson] of entry) {
        real.step(Step.fromJSON(articleSchema, realJson));
        shadow.step(Step.fromJSON(articleSchema, shadowJson));
      }
      this.apply(real, shadow);
    }
    [this.past, this.future] = [[], []];
    this.receive();
  }

  /** After a refusal: what was unsent is given up. */
  private startOver(): void {
    [this.real, this.shadow] = this.open(this.authority.version);
    [this.past, this.future] = [[], []];
  }
}

function kept(text: string, log: string[]): string {
  log.push(text);
  return text;
}

/** The plain array after splices, each in the coordinates after the one before it. */
function spliced(characters: string, splices: readonly Splice[], inserted: readonly string[]): string {
  let index = 0;
  // A pasted slice of several texts is one splice: all that the hand gave after the others.
  const last = splices.findLastIndex(({ inserts }) => inserts);
  return splices.reduce((text, { at, remove, inserts }, i) => {
    const put = !inserts ? '' : i === last ? inserted.slice(index).join('') : (inserted[index++] ?? '');
    return text.slice(0, at) + put + text.slice(at + remove);
  }, characters);
}
