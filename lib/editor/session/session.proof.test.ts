import { TextSelection, type Transaction } from '@tiptap/pm/state';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { addFigures } from '@/lib/domain/anchors/proof/proof-run';
import { applyEntry, emptyState, stateToJson } from '@/lib/domain/article-state';
import { DomainError } from '@/lib/domain/errors';
import { findChainFault } from '@/lib/domain/journal/entry';
import { docOf, type TestJournal, testId } from '@/lib/domain/journal/journal.fixture';
import type { Annotation } from '@/lib/domain/tags/annotation';
import { markRanges } from '../marks/annotation-plugin';
import { suggestionPlace } from '../marks/suggestion-plugin';
import { annotationIdsOf } from '../outbox/outbox-items';
import { tagsToRestore } from '../tags/removed-tags';
import { SuggestionWriter } from '../typing/suggestion-writer';
import { mapToEditor, rangesOf } from './pending';
import { textPlaces } from './random-edits.fixture';
import { MemoryStore, TestServer, TestTab } from './session.fixture';
import { RECEIVED } from './session-options';

const runs = Math.ceil(Number(process.env.PROOF_RUNS ?? 1000) / 4);

/** What a person in one of the tabs does, or what befalls it. Numbers choose places and tags. */
const Act = fc.record({
  tab: fc.nat(2),
  what: fc.constantFrom(
    'type',
    'type',
    'type',
    'delete',
    'tag',
    'tag',
    'kind',
    'judge',
    'remove',
    // Of most nothing comes: it takes a tag that the server has named.
    'restore',
    'restore',
    'restore',
    'twin',
    'merge',
    'suggest',
    'suggest',
    'strike',
    'accept',
    'accept',
    'reject',
    'undo',
    'redo',
    'sync',
    'sync',
    'hear',
    'hear',
    'loseAnswer',
    'reload',
  ),
  a: fc.nat(1_000_000),
  b: fc.nat(30),
});
type Act = typeof Act extends fc.Arbitrary<infer T> ? T : never;

/** Three tabs on one article, each with a disk of its own. */
class House {
  readonly server = new TestServer(docOf('A bus that runs', 'The last bus left at 12.35.', 'The next one is at 5.10, or so they say.', ''));
  readonly stores = [new MemoryStore(), new MemoryStore(), new MemoryStore()];
  readonly clientIds = [testId(), testId(), testId()];
  readonly typed: string[] = [];
  /** Tokens that a hand has taken out of the text again, by deleting or by undo. */
  readonly takenOut = new Set<string>();
  readonly tabs = this.stores.map((store, index) => this.watched(new TestTab(this.server, { store, clientId: this.clientIds[index] })));
  readonly tagged: string[] = [];
  merges = 0;
  restored = 0;
  /** A letter of each suggestion that stands nowhere else: each is proposed once, and may come into the text once. */
  readonly proposed: string[] = [];

  async run({ tab: index, what, a, b }: Act): Promise<void> {
    const tab = this.tabs[index];
    if (!tab) return;
    const places = textPlaces(tab.doc);
    const at = places[a % places.length] ?? 1;
    const tags = [...tab.session.annotations.values()].filter((one) => !one.isRemoved);
    const tag = tags[a % Math.max(1, tags.length)];
    if (what === 'type') this.type(tab, at);
    else if (what === 'delete') {
      const to = Math.min(at + b, tab.doc.resolve(at).end());
      if (to > at) tab.host.dispatch(tab.host.state.tr.delete(at, to));
    } else if (what === 'tag') this.tag(tab, at, Math.min(at + 1 + b, tab.doc.resolve(at).end()));
    else if (what === 'kind' && tag) {
      const kind = (['claim', 'opinion', 'proposal'] as const)[b % 3];
      tab.history.act('annotation.kind-changed', { annotationId: tag.id, kind, basedOn: tag.basis.kind.entryId });
    } else if (what === 'judge' && tag?.kind === 'claim' && tag.anchor.state !== 'orphaned') {
      const verdict = { value: 'unproven', rationale: `because ${b}` };
      tab.history.act('verdict.given', { annotationId: tag.id, verdict, basedOn: tag.basis.verdict?.entryId ?? null });
    } else if (what === 'remove' && tag) tab.history.act('annotation.removed', { annotationId: tag.id });
    else if (what === 'restore') this.restore(tab, at, a);
    else if (what === 'twin' && tag) this.twin(tab, tag);
    else if (what === 'merge' && tag) this.merge(tab, tag, tags);
    else if (what === 'suggest' || what === 'strike') this.suggest(tab, at, Math.min(at + (b % 8), tab.doc.resolve(at).end()), what);
    else if (what === 'accept' || what === 'reject') {
      const open = [...tab.session.suggestions.values()].filter(({ settled }) => settled === null);
      const suggestion = open[a % Math.max(1, open.length)];
      if (suggestion) tab.history.act(what === 'accept' ? 'suggestion.accepted' : 'suggestion.rejected', { suggestionId: suggestion.id });
    } else if (what === 'undo') tab.history.undo();
    else if (what === 'redo') tab.history.redo();
    else if (what === 'sync') await tab.sync();
    else if (what === 'hear') {
      await tab.read();
      expectShown(tab);
    } else if (what === 'loseAnswer') {
      this.server.losesAnswers = true;
      await tab.sync();
      this.server.losesAnswers = false;
    } else if (what === 'reload') await this.reload(index);
  }

  /** Types and deletes in Suggest mode, as a hand does: with a caret, character by character. */
  private suggest(tab: TestTab, from: number, to: number, what: 'suggest' | 'strike'): void {
    const writer = new SuggestionWriter(tab.session, tab.history);
    const { host } = tab;
    host.dispatch(host.state.tr.setSelection(TextSelection.create(host.state.doc, from, to)));
    if (what === 'strike') {
      if (from < to) writer.erase({ from, to }, 'back', 'character');
      return;
    }
    // From Ā on.
    const letter = String.fromCharCode(0x100 + this.proposed.length);
    this.proposed.push(letter);
    for (const character of `‹${letter}›`) writer.write(host.state.selection, character);
  }

  private tag(tab: TestTab, from: number, to: number): void {
    const exact = tab.doc.textBetween(from, to, '\n');
    if (exact.trim() === '') return;
    const annotationId = testId();
    this.tagged.push(annotationId);
    tab.history.act('annotation.created', { annotationId, kind: 'claim', ranges: [{ from, to, exact }] });
  }

  private type(tab: TestTab, at: number): void {
    const token = `«${this.typed.length.toString(36)}»`;
    this.typed.push(token);
    tab.host.dispatch(tab.host.state.tr.insertText(token, at));
  }

  /** Writes, and restores a tag by its name, removed here where nobody did: while words of this tab wait, it must be seen on its own. */
  private restore(tab: TestTab, at: number, a: number): void {
    const [there] = [...tab.session.annotations.values()].filter(({ isRemoved, label }) => !isRemoved && label !== null);
    if (there && tagsToRestore(tab.session).length === 0) tab.history.act('annotation.removed', { annotationId: there.id });
    this.type(tab, at);
    const gone = tagsToRestore(tab.session);
    const tag = gone[a % Math.max(1, gone.length)];
    if (!tag) return;
    const { anchor } = tab.session.confirmed.annotations.get(tag.id) ?? tag;
    const isPlacedByHand = tab.session.items.some((item) => annotationIdsOf(item).includes(tag.id) && rangesOf(item) !== null);
    tab.history.act('annotation.restored', { annotationId: tag.id });
    if (isPlacedByHand) return;
    const places = mapToEditor(anchor, tab.session.steps()).ranges.map(({ from, to }) => ({ from, to }));
    expect(markRanges(tab.host.state, tag.id).filter(isWord)).toEqual(places.filter(isWord));
    this.restored += 1;
  }

  /** Tags the words of a tag once more, as a second person does who has not seen the first. Gives the id of the new one. */
  private twin(tab: TestTab, { id, kind }: Annotation): string | null {
    const places = markRanges(tab.host.state, id).filter(({ from, to }) => from < to);
    const ranges = places.map(({ from, to }) => ({ from, to, exact: tab.doc.textBetween(from, to, '\n') }));
    if (ranges.length === 0) return null;
    const annotationId = testId();
    tab.history.act('annotation.created', { annotationId, kind, ranges });
    return annotationId;
  }

  private merge(tab: TestTab, tag: Annotation, tags: readonly Annotation[]): void {
    const placesOf = (id: string) => JSON.stringify(markRanges(tab.host.state, id));
    const twin = tags.find((one) => one !== tag && one.kind === tag.kind && placesOf(one.id) === placesOf(tag.id));
    const annotationId = twin?.id ?? this.twin(tab, tag);
    if (annotationId === null) return;
    tab.history.act('annotation.merged', { annotationId, intoId: tag.id });
    this.merges += 1;
  }

  private watched(tab: TestTab): TestTab {
    const { onTransaction } = tab.host;
    tab.host.onTransaction = (transaction) => {
      onTransaction(transaction);
      if (!transaction.getMeta(RECEIVED)) this.see(transaction);
    };
    return tab;
  }

  private see({ before, doc }: Transaction): void {
    const [was, is] = [before.textContent, doc.textContent];
    for (const token of this.typed) {
      if (is.includes(token)) this.takenOut.delete(token);
      else if (was.includes(token)) this.takenOut.add(token);
    }
  }

  private async reload(index: number): Promise<void> {
    const [tab, store, clientId] = [this.tabs[index], this.stores[index], this.clientIds[index]];
    if (!tab || !store) return;
    await store.save(tab.session.outbox());
    const [outbox] = await store.list();
    this.tabs[index] = this.watched(new TestTab(this.server, { store, clientId, outbox }));
  }
}

/** While own words wait, tags stand where the confirmed anchors come to through those words: as if all had been drawn anew. */
function expectShown(tab: TestTab): void {
  const { session } = tab;
  const steps = session.steps();
  const own = new Set(session.items.flatMap(annotationIdsOf));
  for (const { id, isRemoved, anchor } of session.confirmed.annotations.values()) {
    if (isRemoved || own.has(id)) continue;
    const places = mapToEditor(anchor, steps).ranges.map(({ from, to }) => ({ from, to }));
    expect(markRanges(tab.host.state, id).filter(isWord)).toEqual(places.filter(isWord));
    expect(session.annotations.get(id)).toBe(session.confirmed.annotations.get(id));
  }
}

/** When letters of `proposed` were in the text before their acceptance, not right after it, or more than once; and how many were accepted. */
function lookAtAccepted({ entries, state: { articleId } }: TestJournal, proposed: readonly string[]) {
  const faults: string[] = [];
  const accepted = new Set<string>();
  let state = emptyState(articleId);
  for (const entry of entries) {
    const before = state;
    state = applyEntry(before, entry);
    const text = state.doc.textContent;
    const suggestionId = entry.type === 'suggestion.accepted' ? About.parse(entry.payload).suggestionId : '';
    const put = before.suggestions.get(suggestionId)?.replacement ?? '';
    for (const letter of proposed) {
      const isPut = put.includes(letter);
      if (isPut) accepted.add(letter);
      const times = text.split(letter).length - 1;
      if (times > (accepted.has(letter) ? 1 : 0) || (isPut && times !== 1)) faults.push(`${letter} ${times} times at ${entry.seq}`);
    }
  }
  return { faults, put: accepted.size };
}

const About = z.object({ suggestionId: z.string() });

const isWord = ({ from, to }: { from: number; to: number }) => from < to;

const json = (value: unknown) => JSON.parse(JSON.stringify(value));

describe('three tabs on one article', () => {
  let merges = 0;
  let restored = 0;
  let accepted = 0;
  let put = 0;
  let lost = 0;
  it('come to hold the same article as the server, each entry exactly once, whatever is lost on the way', async ({ task }) => {
    const figures: Record<string, number> = {};
    await fc.assert(
      fc.asyncProperty(fc.array(Act, { minLength: 5, maxLength: 60 }), async (acts) => {
        const house = new House();
        for (const act of acts) {
          try {
            await house.run(act);
          } catch (error) {
            // What may not happen as the tab sees it is told to the person; it changes nothing.
            if (!(error instanceof DomainError)) throw error;
          }
        }
        merges += house.merges;
        restored += house.restored;
        addFigures(figures, { scripts: 1, acts: acts.length, entries: house.server.journal.entries.length });
        accepted += house.server.journal.entries.filter(({ type }) => type === 'suggestion.accepted').length;
        for (const tab of house.tabs) await tab.sync();
        for (const tab of house.tabs) await tab.read();
        const { journal } = house.server;
        const state = json(stateToJson(journal.state));
        for (const tab of house.tabs) {
          expect(tab.session.items).toEqual([]);
          expect(tab.doc.eq(journal.state.doc)).toBe(true);
          expect(json(stateToJson(tab.session.confirmed))).toEqual(state);
          for (const { id, isRemoved, anchor } of journal.state.annotations.values()) {
            if (isRemoved) continue;
            // An orphaned tag is nowhere: only that it is nowhere is the same for all.
            const shown = markRanges(tab.host.state, id).filter(({ from, to }) => from < to);
            expect(shown).toEqual(anchor.ranges.filter(({ from, to }) => from < to).map(({ from, to }) => ({ from, to })));
          }
        }
        for (const tab of house.tabs) {
          for (const { id, anchor } of journal.state.suggestions.values()) {
            const [range] = anchor.ranges;
            if (anchor.state === 'exact') expect(suggestionPlace(tab.host.state, id)).toEqual({ from: range?.from, to: range?.to });
          }
        }
        // What a suggestion proposes is in the text once after its acceptance, however many accepted it at once, and never before.
        const ofSuggestions = lookAtAccepted(journal, house.proposed);
        expect(ofSuggestions.faults).toEqual([]);
        put += ofSuggestions.put;
        // Exactly once: no entry twice, no typed token twice, and every tag that was made is there or was refused with a reason.
        expect(new Set(journal.entries.map(({ id }) => id)).size).toBe(journal.entries.length);
        const text = journal.state.doc.textContent;
        for (const token of house.typed) expect(text.split(token).length).toBeLessThanOrEqual(2);
        // At least once: what a hand has typed and not taken out again was stored, or its person is shown it.
        const stored = JSON.stringify(journal.entries.map(({ payload }) => payload));
        const shown = JSON.stringify(house.tabs.map(({ session }) => session.refused));
        const kept = house.typed.filter((token) => !house.takenOut.has(token));
        expect(kept.filter((token) => !stored.includes(token) && !shown.includes(token))).toEqual([]);
        lost += kept.filter((token) => !stored.includes(token)).length;
        for (const id of house.tagged) expect(journal.state.annotations.has(id)).toBe(true);
        expect(findChainFault(journal.entries, { headSeq: journal.state.seq, headHash: journal.entries.at(-1)?.hash ?? '' })).toBeNull();
      }),
      { numRuns: runs },
    );
    task.meta.figures = { ...figures, merges, accepted, lost };
    // The scripts are others each time: that these happened at all is what can be relied on.
    expect(Object.entries({ merges, restored, accepted, put, lost }).filter(([, times]) => times === 0)).toEqual([]);
  });
});
