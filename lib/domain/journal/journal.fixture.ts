import type { Node } from '@tiptap/pm/model';
import { Mapping, type Step, type Transform } from '@tiptap/pm/transform';
import { type ArticleState, applyEntry, emptyState } from '../article-state';
import { articleSchema } from '../text/article-schema';
import { positionsOf, readText, wordsBetween } from '../text/article-text';
import { chainEntry, decideEntry, type Sender } from './decide-entry';
import { claimPlaceAskedFor, earlierPlaceAskedFor, findClaimPlace, findEarlierPlace } from './earlier-place';
import { type EntryInput, type JournalEntry, NO_HASH } from './entry';
import { mergedIntoBy, mergesAskedFor } from './merge/merged-away';
import { statementIn } from './seen/seen-statement';
import { talkerSince, workAskedFor, workerSince } from './seen/seen-work';
import { changerSince, keeperOf, takenBackBy, valuesTakenBackBy } from './seen/taken-back';

let counter = 0;
/** A fresh id that looks like a UUID v7. Tests that compare ids across runs make their own. */
export function testId(): string {
  counter += 1;
  return `01890000-0000-7000-8000-${counter.toString(16).padStart(12, '0')}`;
}

/** A doc of a title and plain paragraphs. */
export function docOf(title: string, ...paragraphs: string[]): Node {
  const text = (words: string) => (words === '' ? [] : [articleSchema.text(words)]);
  return articleSchema.node('doc', null, [
    articleSchema.node('title', null, text(title)),
    ...paragraphs.map((words) => articleSchema.node('paragraph', null, text(words))),
  ]);
}

/** Which tag each of `entries` merged another into, as far as an entry to be asks: the server reads no others (`readMerges`). */
export function mergesIn(state: Pick<ArticleState, 'annotations' | 'threads'>, input: EntryInput, entries: readonly JournalEntry[]) {
  const merges = new Map<string, string>();
  const look = (entryId: string) => {
    const named = entries.find(({ id }) => id === entryId);
    const intoId = named ? mergedIntoBy(named) : null;
    if (intoId !== null) merges.set(entryId, intoId);
    return intoId;
  };
  const { annotations } = state;
  const { entryId, tagIds } = mergesAskedFor(state, input);
  if (entryId !== null) look(entryId);
  for (const tagId of tagIds) {
    let tag = annotations.get(tagId);
    while (tag?.isRemoved && !merges.has(tag.basis.presence.entryId)) tag = annotations.get(look(tag.basis.presence.entryId) ?? '');
  }
  return (id: string): string | null => merges.get(id) ?? null;
}

/** An article without a server: the entry types decide, the reducer applies, all in memory. */
export class TestJournal {
  state: ArticleState;
  readonly entries: JournalEntry[] = [];
  readonly actorId = testId();

  constructor(doc: Node, articleId = testId()) {
    this.state = emptyState(articleId);
    const details = {
      deskId: testId(),
      authorId: null,
      byline: '',
      publishedOn: null,
      language: 'en',
      direction: 'ltr',
      isArchived: false,
      isDeleted: false,
    };
    this.send('article.imported', { details, doc: doc.toJSON(), origin: { format: 'paste', fileName: null } });
  }

  /** Sends one entry and gives its id. */
  send(type: string, payload: unknown, sender: Partial<Sender> = {}): string {
    const id = testId();
    this.sendEntry({ id, type, payload }, { isFromServer: true, ...sender });
    return id;
  }

  /** Decides, chains and applies one entry as it was sent. */
  sendEntry(input: EntryInput, { clientId = 'test', ...given }: Partial<Sender> = {}): void {
    const senderOf = (entryId: string) => this.entries.find(({ id }) => id === entryId)?.actorId ?? null;
    const mergedInto = mergesIn(this.state, input, this.entries);
    const statementBy = (entryId: string, annotationId: string) => {
      const named = this.entries.find(({ id }) => id === entryId);
      return named && statementIn(named, annotationId);
    };
    const takenBack = takenBackBy(input);
    const { actorId = this.actorId } = given;
    const changer = takenBack && changerSince(takenBack, this.entries, actorId);
    const goes = workAskedFor(this.state, input);
    const worker = goes && (talkerSince(goes, actorId) ?? workerSince(goes, this.entries, actorId));
    const changedSinceBy = changer ?? keeperOf(valuesTakenBackBy(this.state, input), this.entries, actorId) ?? worker;
    const asked = earlierPlaceAskedFor(this.state, input);
    const earlierPlace = asked && findEarlierPlace(this.state, this.entries, asked);
    const claimPlace = findClaimPlace(this.state, this.entries, claimPlaceAskedFor(this.state, input));
    const known = { senderOf, mergedInto, statementBy, changedSinceBy, earlierPlace, claimPlace };
    const sender = { actorId, since: new Mapping(), now: '2026-01-02T03:04:05.678Z', ...known, ...given };
    const decided = decideEntry(this.state, input, { clientId, ...sender });
    this.entries.push(chainEntry(decided.entry, `salt${decided.entry.seq}`, this.entries.at(-1)?.hash ?? NO_HASH));
    this.state = decided.state;
  }

  /** The state after the first `seq` entries. */
  stateAt(seq: number): ArticleState {
    return this.entries.slice(0, seq).reduce(applyEntry, emptyState(this.state.articleId));
  }

  /** Tags the first (or nth) occurrence of `words` and gives the tag's id. */
  tag(words: string, kind = 'claim', occurrence = 0): string {
    const annotationId = testId();
    this.send('annotation.created', { annotationId, kind, ranges: [this.rangeOf(words, occurrence)] });
    return annotationId;
  }

  /** The range of `words` with what they read there. */
  rangeOf(words: string, occurrence = 0) {
    const text = readText(this.state.doc);
    let at = -1;
    for (let i = 0; i <= occurrence; i++) at = text.words.indexOf(words, at + 1);
    const span = at < 0 ? null : positionsOf(text, at, at + words.length);
    if (!span) throw new Error(`no "${words}" in the text`);
    return { ...span, exact: wordsBetween(this.state.doc, span.from, span.to) };
  }

  /** Sends steps as one text entry. */
  edit(change: Transform | readonly Step[]): void {
    const steps = 'steps' in change ? change.steps : change;
    this.send('text', { steps: steps.map((step) => step.toJSON()) });
  }

  annotation(id: string) {
    const found = this.state.annotations.get(id);
    if (!found) throw new Error(`no annotation ${id}`);
    return found;
  }

  words(id: string): string {
    return this.annotation(id)
      .anchor.ranges.map(({ from, to }) => wordsBetween(this.state.doc, from, to))
      .join('\n');
  }
}
