import type { Node } from '@tiptap/pm/model';
import { Mapping, Transform } from '@tiptap/pm/transform';
import { quoteRange, type Span } from '../anchors/anchor';
import { type ArticleState, applyEntry, emptyState } from '../article-state';
import { asCame } from '../checks/as-came';
import { type CheckRules, plainCheckRules } from '../checks/check-rules';
import { claimPlaceAskedFor, earlierPlaceAskedFor, findClaimPlace, findEarlierPlace } from '../journal/earlier-place';
import { type JournalEntry, NO_HASH, PAYLOAD_VERSION, sealEntry } from '../journal/entry';
import { entryTypeOf } from '../journal/entry-types';
import { mergesIn } from '../journal/journal.fixture';
import * as mergedAway from '../journal/merge/merged-away';
import * as mergedRelations from '../journal/merge/merged-relations';
import * as mergedSaid from '../journal/merge/merged-said';
import * as secondAsked from '../journal/second-asked';
import { claimBefore } from '../journal/seen/seen-claim';
import { judgedBefore, statementIn } from '../journal/seen/seen-statement';
import * as seenVerdict from '../journal/seen/seen-verdict';
import { otherWordsSeen } from '../journal/seen/seen-words';
import { settleEntry } from '../journal/settle-entry';
import * as whoDecides from '../journal/who-decides';
import * as whyNotStates from '../journal/why-not-state';
import { changesMeaning } from '../meaning/changes-meaning';
import { followRanges } from '../newer-version/follow-ranges';
import { decideOutcome, decideRequest } from '../replies/reply-rules';
import { decideReopening, decideSignature, decideWaiver } from '../sign-off/sign-off-rules';
import { plainTagTypes } from '../tags/plain-tag-types';
import type { TagKind } from '../tags/tag-kinds';
import * as readRules from '../talk/read-rules';
import { articleSchema } from '../text/article-schema';
import { positionsOf, readText } from '../text/article-text';
import { refuseCutCharacters } from '../text/cut-characters';

/** A UUID that says what it is in tests: `room` is the kind of thing, `number` which one. */
export const testId = (room: number, number: number) =>
  `018f4c1e-0000-7000-8${String(room).padStart(3, '0')}-${String(number).padStart(12, '0')}`;

const START = Date.parse('2026-03-02T09:00:00.000Z');

/** Writes a journal for tests with the real entry types: what it holds is what the server would have stored. */
export class JournalWriter {
  state: ArticleState;
  readonly entries: JournalEntry[] = [];
  /** What each of the entries was made of. */
  readonly sent: { input: unknown; isFromServer: boolean }[] = [];
  /** What the desk asks for. */
  rules: CheckRules = plainCheckRules;
  private made = 0;

  constructor(
    readonly articleId: string,
    private readonly defaultActorId: string,
  ) {
    this.state = emptyState(articleId);
  }

  /** Decides, seals and applies one entry, as the server does, and returns it. `isFromServer` for one that a use case makes. */
  append(type: string, input: unknown, actorId = this.defaultActorId, isFromServer = false): JournalEntry {
    const seq = this.state.seq + 1;
    const id = testId(1, seq);
    const at = new Date(START + seq * 60_000).toISOString();
    const entryType = entryTypeOf(type);
    const statementBy = (entryId: string, annotationId: string) => {
      const named = this.entries.find((one) => one.id === entryId);
      return named && statementIn(named, annotationId);
    };
    const asked = earlierPlaceAskedFor(this.state, { type, payload: input });
    const decided = entryType.decide(this.state, input, {
      entryId: id,
      actorId,
      now: at,
      since: new Mapping(),
      givesLabels: true,
      tagTypes: plainTagTypes,
      meaningRules: changesMeaning,
      rules: this.rules,
      signOffRules: { decideSignature, decideWaiver, decideReopening },
      followRanges,
      replyRules: { decideRequest, decideOutcome },
      importRules: { asCame },
      whoDecides: { ...whoDecides, ...secondAsked, ...whyNotStates },
      mergeRules: { ...mergedAway, ...mergedRelations, ...mergedSaid },
      readRules: { ...readRules, ...seenVerdict, judgedBefore, otherWordsSeen },
      isFromServer,
      may: () => true,
      senderOf: (entryId) => this.entries.find((one) => one.id === entryId)?.actorId ?? null,
      changedSinceBy: null,
      mergedInto: mergesIn(this.state, { id, type, payload: input }, this.entries),
      statementBy,
      earlierPlace: asked && findEarlierPlace(this.state, this.entries, asked),
    });
    if (entryType.hasSteps && !entryType.makesSteps && !isFromServer) refuseCutCharacters(this.state.doc, decided);
    // Through JSON, as the table keeps it: members that are undefined are gone.
    const payload: unknown = JSON.parse(JSON.stringify(decided));
    const steps = entryType.hasSteps ? stepCountOf(payload) : 0;
    const unsettled = {
      id,
      articleId: this.articleId,
      seq,
      version: this.state.version + steps,
      clientId: 'test',
      actorId,
      at,
      type,
      schemaVersion: PAYLOAD_VERSION,
      payload,
    };
    const entry = sealEntry({
      ...settleEntry(this.state, unsettled, {
        scale: plainCheckRules.scale,
        sent: input,
        otherThanSeen: (claim, now, seen, after) => claimBefore(after, claim, now, seen, { statementBy, meaningRules: changesMeaning }),
        placeBefore: findClaimPlace(this.state, this.entries, claimPlaceAskedFor(this.state, { type, payload: input })),
      }).entry,
      salt: `salt-${seq}`,
      prevHash: this.entries.at(-1)?.hash ?? NO_HASH,
    });
    this.entries.push(entry);
    this.sent.push({ input, isFromServer });
    this.state = applyEntry(this.state, entry);
    return entry;
  }

  importDoc(doc: Node, details: Record<string, unknown> = {}): void {
    this.append('article.imported', {
      details: {
        deskId: testId(2, 1),
        authorId: null,
        byline: '',
        publishedOn: null,
        language: 'en',
        direction: 'ltr',
        isArchived: false,
        isDeleted: false,
        ...details,
      },
      doc: doc.toJSON(),
      origin: { format: 'paste', fileName: null },
    });
  }

  /** Tags the spans and returns the tag's id. */
  tagSpans(kind: TagKind, spans: readonly Span[], actorId?: string): string {
    const annotationId = testId(3, ++this.made);
    this.append(
      'annotation.created',
      { annotationId, kind, ranges: spans.map(({ from, to }) => quoteRange(this.state.doc, from, to)) },
      actorId,
    );
    return annotationId;
  }

  /** Tags the first place of each of the words. */
  tag(kind: TagKind, ...words: string[]): string {
    return this.tagSpans(
      kind,
      words.map((one) => this.find(one)),
    );
  }

  /** Links a source and returns the evidence's id. */
  link(annotationId: string, sourceId: string, evidence: Record<string, unknown>, actorId?: string): string {
    const evidenceId = testId(4, ++this.made);
    this.append('evidence.linked', { annotationId, evidenceId, sourceId, ...evidence }, actorId);
    return evidenceId;
  }

  edit(change: (tr: Transform) => void, actorId?: string): void {
    const tr = new Transform(this.state.doc);
    change(tr);
    if (tr.steps.length > 0) this.append('text', { steps: tr.steps.map((step) => step.toJSON()) }, actorId);
  }

  /** Replaces the first place of `words` by other words; by none, it deletes them. */
  rewrite(words: string, replacement: string, actorId?: string): void {
    const { from, to } = this.find(words);
    this.edit((tr) => (replacement === '' ? tr.delete(from, to) : tr.replaceWith(from, to, articleSchema.text(replacement))), actorId);
  }

  find(words: string): Span {
    const text = readText(this.state.doc);
    const at = text.words.indexOf(words);
    const span = at < 0 ? null : positionsOf(text, at, at + words.length);
    if (!span) throw new Error(`the article has no "${words}"`);
    return span;
  }
}

function stepCountOf(payload: unknown): number {
  return typeof payload === 'object' && payload !== null && 'steps' in payload && Array.isArray(payload.steps) ? payload.steps.length : 0;
}
