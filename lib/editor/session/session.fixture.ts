import type { Node } from '@tiptap/pm/model';
import { EditorState } from '@tiptap/pm/state';
import { collab } from 'prosemirror-collab';
import { expect } from 'vitest';
import { ApiError } from '@/lib/api';
import { stateFromJson, stateToJson } from '@/lib/domain/article-state';
import type { Batch, BatchAnswer } from '@/lib/domain/contract/journal';
import { DomainError } from '@/lib/domain/errors';
import type { JournalEntry, VisibleEntry } from '@/lib/domain/journal/entry';
import { TestJournal, testId } from '@/lib/domain/journal/journal.fixture';
import { planBatch } from '@/lib/domain/journal/plan-batch';
import { showEntries } from '@/lib/domain/journal/show-entries';
import type { Annotation } from '@/lib/domain/tags/annotation';
import { plainTagTypes } from '@/lib/domain/tags/plain-tag-types';
import { removedIn } from '@/lib/domain/talk/thread';
import { annotationPlugin, markRanges } from '../marks/annotation-plugin';
import { gatherPlugin } from '../marks/gather-plugin';
import { suggestionPlugin } from '../marks/suggestion-plugin';
import type { Outbox } from '../outbox/outbox';
import type { OutboxStore } from '../outbox/outbox-store';
import { exactSelection } from '../tags/exact-selection';
import { ActionHistory } from '../undo/action-history';
import { ArticleSession } from './article-session';
import { BareHost } from './bare-host';
import type { SessionTransport } from './session-options';

/** The server in memory: the same plan and the same entry types, without rights, queue and database. */
export class TestServer implements SessionTransport {
  readonly journal: TestJournal;
  /** Set to lose answers: what was asked is done, the caller hears nothing. */
  losesAnswers = false;

  constructor(doc: Node) {
    this.journal = new TestJournal(doc);
  }

  async append(_articleId: string, batch: Batch): Promise<BatchAnswer> {
    const { journal } = this;
    const before = { state: journal.state, length: journal.entries.length };
    const stored = journal.entries.slice(batch.base.seq);
    let entryId: string | undefined;
    try {
      const head = { ...journal.state, hash: journal.entries.at(-1)?.hash };
      const { fresh, since } = planBatch(
        batch,
        stored,
        head,
        (entries) => this.show(entries),
        (id) => journal.entries.some((entry) => entry.id === id),
      );
      for (const input of fresh) {
        entryId = input.id;
        journal.sendEntry(input, { clientId: batch.clientId, since, may: () => true });
      }
    } catch (error) {
      journal.state = before.state;
      journal.entries.length = before.length;
      if (!(error instanceof DomainError)) throw error;
      throw new ApiError(error.code, error.status, error.message, JSON.parse(JSON.stringify({ ...error.details, entryId })));
    }
    if (this.losesAnswers) throw new ApiError('unreachable', 0, 'No answer');
    return this.entriesAfter('', batch.base.seq);
  }

  async entriesAfter(_articleId: string, seq: number, hash?: string): Promise<BatchAnswer> {
    const known = this.journal.entries[seq - 1]?.hash;
    if (hash !== undefined && hash !== known) throw new ApiError('too-old', 410, 'Another article');
    const entries = this.show(this.journal.entries.slice(seq));
    return JSON.parse(JSON.stringify({ entries, headSeq: this.journal.state.seq }));
  }

  /** Puts the journal back to how it was at `seq`, as a backup would. */
  restore(seq: number): void {
    this.journal.state = this.journal.stateAt(seq);
    this.journal.entries.length = seq;
  }

  private show(entries: readonly JournalEntry[]): VisibleEntry[] {
    return showEntries(entries, { seesDrafts: true }, removedIn(this.journal.state));
  }
}

/** A store that outlives sessions of one test. */
export class MemoryStore implements OutboxStore {
  readonly kept = new Map<string, string>();

  async save(outbox: Outbox): Promise<void> {
    if (outbox.items.length === 0 && outbox.refused.length === 0) this.kept.delete(outbox.clientId);
    else this.kept.set(outbox.clientId, JSON.stringify(outbox));
  }

  async list(): Promise<Outbox[]> {
    return [...this.kept.values()].map((json) => JSON.parse(json));
  }

  async listNames(): Promise<string[]> {
    return [...this.kept.keys()];
  }

  async countUnsent(): Promise<number> {
    return (await this.list()).reduce((sum, one) => sum + one.items.length + one.refused.length, 0);
  }

  async wipe(): Promise<void> {
    this.kept.clear();
  }
}

/**
 * A tab with the article open, without browser or network. `pauseMs` is how long a pause in typing begins a new step of undo: unless it is said each
 * change is one of its own, also where two come within one millisecond.
 */
export class TestTab {
  readonly session: ArticleSession;
  readonly history: ActionHistory;
  readonly host: BareHost;
  readonly store: MemoryStore;
  readonly server: TestServer;
  readonly personId: string;

  constructor(
    server: TestServer,
    {
      store = new MemoryStore(),
      clientId = testId(),
      outbox,
      pauseMs = -1,
    }: { store?: MemoryStore; clientId?: string; outbox?: Outbox; pauseMs?: number } = {},
  ) {
    this.server = server;
    this.store = store;
    this.personId = server.journal.actorId;
    const stored = server.journal.stateAt(outbox?.base.seq ?? server.journal.state.seq);
    const state = { ...stateFromJson(JSON.parse(JSON.stringify(stateToJson(stored)))), hash: stored.hash };
    this.host = new BareHost(
      EditorState.create({
        doc: state.doc,
        plugins: [
          collab({ version: state.version, clientID: clientId }),
          exactSelection(),
          gatherPlugin(),
          annotationPlugin({}),
          suggestionPlugin(),
        ],
      }),
    );
    this.session = new ArticleSession({
      articleId: state.articleId,
      clientId,
      personId: this.personId,
      state,
      host: this.host,
      store,
      newId: testId,
      tagTypes: plainTagTypes,
      now: () => '2026-01-02T03:04:05.678Z',
    });
    this.history = new ActionHistory(this.session, { pauseMs });
    this.host.onTransaction = (transaction) => {
      this.session.onTransaction(transaction);
      this.history.onTransaction(transaction);
    };
    this.session.showAll();
    if (outbox) this.session.restore(outbox);
  }

  get doc(): Node {
    return this.host.state.doc;
  }

  /** Types `text` before the first `words`. */
  typeBefore(words: string, text: string): void {
    this.host.dispatch(this.host.state.tr.insertText(text, this.find(words).from));
  }

  delete(words: string): void {
    const { from, to } = this.find(words);
    this.host.dispatch(this.host.state.tr.delete(from, to));
  }

  replace(words: string, by: string): void {
    const { from, to } = this.find(words);
    this.host.dispatch(this.host.state.tr.insertText(by, from, to));
  }

  /** A tag as this tab has it, which must be there. */
  annotation(id: string): Annotation {
    const annotation = this.session.annotations.get(id);
    if (!annotation) throw new Error('no tag');
    return annotation;
  }

  find(words: string): { from: number; to: number } {
    let found = -1;
    this.doc.descendants((node, pos) => {
      const at = node.isText && found < 0 ? (node.text ?? '').indexOf(words) : -1;
      if (at >= 0) found = pos + at;
    });
    if (found < 0) throw new Error(`no "${words}" in the editor`);
    return { from: found, to: found + words.length };
  }

  /** Tags the first `words` and gives the tag's id. */
  tag(words: string, kind = 'claim'): string {
    const annotationId = testId();
    this.history.act('annotation.created', { annotationId, kind, ranges: [{ ...this.find(words), exact: words }] });
    return annotationId;
  }

  /** Sends all that waits, fitting it to what others did until it is taken. */
  async sync(): Promise<void> {
    for (let tries = 0; tries < 10; tries++) {
      const batch = this.session.takeBatch(500);
      if (!batch) break;
      try {
        const answer = await this.server.append('', batch);
        this.session.receive(answer.entries);
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        if (error.code === 'unreachable') return;
        if (error.code === 'stale-version') await this.read();
        // Else the page would have to be loaded anew: nothing that a person can write may come to that.
        else if (typeof error.details.entryId !== 'string' || !this.session.refuse(error.details.entryId, error.message)) throw error;
      }
    }
    await this.read();
  }

  async read(): Promise<void> {
    this.session.receive((await this.server.entriesAfter('', this.session.confirmed.seq)).entries);
  }
}

/** Editor, confirmed state and server hold the same article. */
export function expectEqual(server: TestServer, ...tabs: TestTab[]) {
  for (const tab of tabs) {
    expect(tab.session.items).toEqual([]);
    expect(tab.doc.eq(server.journal.state.doc)).toBe(true);
    expect(JSON.parse(JSON.stringify(stateToJson(tab.session.confirmed)))).toEqual(
      JSON.parse(JSON.stringify(stateToJson(server.journal.state))),
    );
    for (const annotation of server.journal.state.annotations.values()) {
      if (!annotation.isRemoved)
        expect(markRanges(tab.host.state, annotation.id)).toEqual(annotation.anchor.ranges.map(({ from, to }) => ({ from, to })));
    }
  }
}
