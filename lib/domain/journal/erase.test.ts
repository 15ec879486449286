import { Transform } from '@tiptap/pm/transform';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeScript, runScript } from '../anchors/proof/script';
import { applyEntry, emptyState } from '../article-state';
import { plainCheckRules } from '../checks/check-rules';
import { randomInput, tried } from '../export/random-journal.fixture';
import { sha256Hex } from '../hash';
import { plainTagTypes } from '../tags/plain-tag-types';
import { articleSchema } from '../text/article-schema';
import { readText } from '../text/article-text';
import { findChainFault, type VisibleEntry } from './entry';
import { entryTypeNames } from './entry-types';
import { erasePayload, hasNoWords } from './erase';
import { erasedEntries } from './erased-entries.fixture';
import { docOf, TestJournal, testId } from './journal.fixture';

const erased = <E extends Pick<VisibleEntry, 'type' | 'payload'>>(entry: E): E => ({
  ...entry,
  payload: erasePayload(entry.type, entry.payload),
});

/** Every string in a value with the names that lead to it. */
function stringsOf(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) => stringsOf(member, `${path}/${name}`));
}

/** An article in which every kind of words was used. */
function secretJournal() {
  const journal = new TestJournal(docOf('Secret title', 'Secret Alice met secret Bob at noon.', 'A secret line.'));
  const id = journal.tag('Secret Alice met secret Bob');
  const linked = { annotationId: id, evidenceId: testId(), sourceId: testId(), stance: 'refutes' };
  journal.send('evidence.linked', {
    ...linked,
    quote: 'A secret quote',
    locator: 'secret page',
    origin: 'Secret Gus',
    tier: 'primary',
    lookedAt: '2026-01-02',
  });
  journal.send('verdict.given', { annotationId: id, verdict: { value: 'partly', rationale: 'A secret reason' }, basedOn: null });
  const rival = journal.send('verdict.given', { annotationId: id, verdict: { value: 'unproven', rationale: 'Secret' }, basedOn: null });
  journal.send('rival.settled', { annotationId: id, rivalEntryId: rival, take: true }, { may: () => true });
  journal.send('article.details-changed', { byline: 'Secret Carol', publishedOn: '2026-01-02', language: 'en' });
  const { from, to } = journal.rangeOf('met');
  const slice = { content: [{ type: 'text', text: 'secretly', marks: [{ type: 'link', attrs: { href: 'https://secret.example/x' } }] }] };
  journal.send('text', { steps: [{ stepType: 'replace', from, to, slice }] });
  journal.send('annotation.span-changed', { annotationId: id, how: 'confirmed' });
  const [threadId, commentId] = [testId(), testId()];
  const first = { threadId, commentId, text: 'A secret thought' };
  journal.send('comment', { ...first, about: 'words', ranges: [journal.rangeOf('A secret line')] });
  journal.send('comment', { ...first, commentId: testId(), about: 'thread', text: 'A secret answer' });
  journal.send('comment-edited', { ...first, text: 'A better secret' });
  journal.send('text', { steps: [{ stepType: 'replace', ...spanOf(journal.rangeOf('secret line')) }] });
  const suggestion = (words: string) => ({
    suggestionId: testId(),
    ranges: [journal.rangeOf(words)],
    replacement: 'A secret proposal',
    note: 'A secret why',
  });
  const open = suggestion('A');
  journal.send('suggestion.made', open);
  journal.send('suggestion.changed', { ...open, replacement: 'Another secret' });
  const accepted = suggestion('Bob at');
  journal.send('suggestion.made', accepted);
  journal.send('suggestion.accepted', { suggestionId: accepted.suggestionId });
  journal.send('suggestion.reopened', { suggestionId: accepted.suggestionId }, { may: () => true });
  const query = { threadId: testId(), commentId: testId(), annotationId: id, text: 'A secret question', replacement: 'Secret Dora' };
  journal.send('query.asked', query);
  journal.send('query.changed', { threadId: query.threadId, text: 'Another secret question', replacement: 'Secret Emil' });
  journal.send('queries.sent', { threadIds: [query.threadId], toId: null });
  const answer = { threadId: query.threadId, commentId: testId(), text: 'A secret, too', who: 'Secret Fay', how: 'phone' };
  journal.send('query.answered', answer);
  const request = {
    requestId: testId(),
    annotationIds: [id],
    asked: { name: 'Secret Hal', role: 'A secret post', question: 'A secret question' },
    channel: 'letter',
    sentAt: '2026-01-01T09:00:00.000Z',
    deadlineAt: '2026-01-01T18:00:00.000Z',
  };
  journal.send('reply.asked', request);
  const basedOn = journal.state.replyRequests[0]?.basis.request.entryId;
  journal.send('reply.changed', { ...request, asked: { ...request.asked, name: 'Secret Ida' }, basedOn });
  const said = { answer: 'A secret reply', note: 'A secret effect' };
  const outcome = { kind: 'answered', happenedAt: '2026-01-01T17:00:00.000Z', effect: 'words-changed', said };
  journal.send('reply.settled', { requestId: request.requestId, outcome, basedOn: null });
  sayMore(journal, id);
  return { journal, id, threadId };
}

/** What tags have besides: a type with its fields and checklist, a statement, facts, votes. */
function sayMore(journal: TestJournal, id: string) {
  const quotation = plainTagTypes.types.find(({ name }) => name === 'Quotation');
  const value = { typeId: quotation?.id, fields: { [quotation?.fields[0]?.id ?? '']: 'Secret Jan' } };
  journal.send('annotation.typed', { annotationId: id, value, basedOn: null });
  journal.send('check.items-ticked', { annotationId: id, doneIds: [quotation?.checklist[0]?.id], basedOn: null });
  journal.send('annotation.stated', { annotationId: id, statement: 'Secret Alice met secret Kim', basedOn: null });
  const basedOn = journal.annotation(id).basis.verdict?.entryId;
  const rules = { ...plainCheckRules, votes: { when: 'every' as const, needed: 2, of: 3 } };
  journal.send('verdict.given', { annotationId: id, verdict: { value: 'partly', rationale: 'A secret doubt' }, basedOn }, { rules });
  for (const value of ['unproven', 'partly']) {
    const verdictEntryId = journal.annotation(id).verdict?.entryId;
    const vote = { annotationId: id, verdictEntryId, vote: { value, rationale: 'A secret vote' } };
    journal.send('check.voted', vote, { rules, actorId: testId() });
  }
  for (const statement of ['Secret Alice was there', 'Secret Bob was there']) {
    const annotationId = testId();
    journal.send('annotation.created', { annotationId, kind: 'claim', factOf: id, statement });
    journal.send('verdict.given', { annotationId, verdict: { value: 'partly', rationale: 'A secret fact' }, basedOn: null });
  }
}

const spanOf = ({ from, to }: { from: number; to: number }) => ({ from, to });

describe('erasePayload', () => {
  it('keeps of a waiver for which verdicts it was and of how many sentences, and nothing that was said', () => {
    const [annotationId, verdictEntryId] = [testId(), testId()];
    const hashes = { wordsHash: sha256Hex('Secret'), statementsHash: sha256Hex('Secret') };
    const ofClaim = { kind: 'stale', annotationId, reason: 'Secret', ...hashes, verdictEntryIds: [verdictEntryId] };
    const ofText = { kind: 'unseen', annotationId: null, reason: 'Secret', wordsHash: sha256Hex('Secret'), count: 3 };
    const left = { reason: '██████', wordsHash: '█'.repeat(64) };
    const leftOfClaim = { ...left, statementsHash: '█'.repeat(64) };
    expect(erasePayload('rule.waived', ofClaim)).toEqual({ ...ofClaim, ...leftOfClaim });
    expect(erasePayload('rule.waived', ofText)).toEqual({ ...ofText, ...left });
    const waivers = [ofClaim, ofText].map((one) => ({ ...one, entryId: testId(), byId: 'x', at: '' }));
    expect(erasePayload('article.signed-off', { signature: 'checker', seq: 4, waivers })).toEqual({
      signature: 'checker',
      seq: 4,
      waivers: waivers.map((one) => ({ ...one, ...('statementsHash' in one ? leftOfClaim : left) })),
    });
  });

  it('knows every type of entry, and refuses one that it does not know', () => {
    for (const type of entryTypeNames) expect(erasePayload(type, {})).toEqual({});
    expect(() => erasePayload('no.such', {})).toThrow('it is not known');
  });

  it('leaves no word of an article, and the ids, kinds, stances and days of it', () => {
    const { journal } = secretJournal();
    for (const entry of journal.entries) {
      const [before, after] = [stringsOf(entry.payload), stringsOf(erased(entry).payload)];
      expect(JSON.stringify(after)).not.toMatch(/secret|alice|bob|carol|dora|emil|fay|gus|hal|ida|jan|kim/i);
      expect(after.map(([path, text]) => [path, text.length])).toEqual(before.map(([path, text]) => [path, text.length]));
    }
    const kept = JSON.stringify(journal.entries.map((entry) => erased(entry).payload));
    for (const word of [
      'refutes',
      '2026-01-02',
      'claim',
      'partly',
      'paragraph',
      'https://█',
      'confirmed',
      'primary',
      '"paste"',
      'letter',
      'words-changed',
      'Quotation',
    ])
      expect(kept).toContain(word);
    expect(kept).not.toContain(sha256Hex('Secret Alice met secret Bob'));
  });

  it('keeps the chain, and replay gives the same tags in the same places', () => {
    const { journal, id, threadId } = secretJournal();
    const entries = journal.entries.map(erased);
    const head = { headSeq: entries.length, headHash: entries.at(-1)?.hash ?? '' };
    expect(findChainFault(entries, head, () => true)).toBeNull();
    expect(findChainFault(entries, head)?.field).toBe('payloadHash');
    const replayed = entries.reduce(applyEntry, emptyState(journal.state.articleId));
    const [one, other] = [replayed.annotations.get(id), journal.annotation(id)];
    expect(one).toMatchObject({ label: other.label, checkState: other.checkState, isStale: other.isStale });
    expect(one?.anchor.ranges.map(({ from, to }) => [from, to])).toEqual(other.anchor.ranges.map(({ from, to }) => [from, to]));
    expect(readText(replayed.doc).words).toBe(readText(journal.state.doc).words.replace(/[^\n]/g, '█'));
    const thread = replayed.threads.get(threadId);
    expect(thread?.comments.map(({ text, edits }) => [text, ...edits.map((edit) => edit.text)])).toEqual([
      ['█'.repeat('A better secret'.length), '█'.repeat('A secret thought'.length)],
      ['█'.repeat('A secret answer'.length)],
    ]);
  });

  it('leaves no word of the work that a merge brings to the tag that stays', () => {
    const journal = new TestJournal(docOf('Secrets', 'Secret Alice met secret Bob.'));
    const [into, from] = [journal.tag('Secret Alice'), journal.tag('Secret Alice')];
    journal.send('check.state-changed', { annotationId: from, checkState: 'cut', reason: 'A secret reason', basedOn: null });
    journal.send('annotation.merged', { annotationId: from, intoId: into });
    expect(journal.annotation(into).check?.reason?.text).toBe('A secret reason');
    expect(JSON.stringify(journal.entries.map((entry) => erased(entry).payload))).not.toMatch(/secret|alice/i);
  });

  it('leaves no word of what a merge joins to the work on the tag that stays, nor of what it was before', () => {
    const journal = new TestJournal(docOf('Secrets', 'Secret Alice met secret Bob.'));
    const [into, from] = [journal.tag('Secret Alice'), journal.tag('Secret Alice')];
    const give = (annotationId: string, rationale: string) =>
      journal.send('verdict.given', { annotationId, verdict: { value: 'unproven', rationale }, basedOn: null });
    const stop = (annotationId: string, checkState: string, reason: string) => {
      const basedOn = journal.annotation(annotationId).basis.checkState?.entryId ?? null;
      journal.send('check.state-changed', { annotationId, checkState, reason, basedOn });
    };
    const first = give(from, 'A secret note');
    const second = { value: 'partly', rationale: 'A secret doubt' };
    journal.send('check.second-given', { annotationId: from, verdictEntryId: first, second, basedOn: null }, { actorId: testId() });
    stop(from, 'on-legal', 'A secret reason');
    give(into, 'Another secret note');
    stop(into, 'cut', 'A secret of before');
    const undoes = journal.send('annotation.merged', { annotationId: from, intoId: into });
    for (const words of ['secret doubt', 'secret reason', 'secret of before', 'A secret note'])
      expect(JSON.stringify(journal.annotation(into))).toContain(words);
    journal.send('annotation.unmerged', { annotationId: from, intoId: into, undoes });
    expect(JSON.stringify(journal.entries.map((entry) => erased(entry).payload))).not.toMatch(/secret|alice/i);
    const replayed = journal.entries.map(erased).reduce(applyEntry, emptyState(journal.state.articleId));
    expect(JSON.stringify([...replayed.annotations.values()])).not.toMatch(/secret/i);
    expect(replayed.annotations.get(into)).toMatchObject({ checkState: 'cut', check: { reason: { text: '█'.repeat(18) } } });
  });

  it('leaves no word of the answers and the statement that a merge brings, nor of what was checked before', () => {
    const journal = new TestJournal(docOf('Secrets', 'Secret Alice met secret Bob.'));
    const [into, from] = [journal.tag('Secret Alice'), journal.tag('Secret Alice')];
    const verdict = { value: 'unproven', rationale: 'A secret note' };
    const given = journal.send('verdict.given', { annotationId: into, verdict, basedOn: null });
    journal.send('verdict.given', { annotationId: into, verdict: null, basedOn: given, undoes: given });
    const [type] = plainTagTypes.types;
    const value = { typeId: type?.id, fields: { [type?.fields[0]?.id ?? '']: 'secret units' } };
    journal.send('annotation.typed', { annotationId: from, value, basedOn: null });
    journal.send('check.items-ticked', { annotationId: from, doneIds: [type?.checklist[0]?.id], basedOn: null });
    journal.send('annotation.stated', { annotationId: from, statement: 'A secret statement', basedOn: null });
    const undoes = journal.send('annotation.merged', { annotationId: from, intoId: into });
    for (const words of ['secret units', 'secret statement', '"words":"Secret Alice"'])
      expect(JSON.stringify(journal.annotation(into))).toContain(words);
    journal.send('annotation.unmerged', { annotationId: from, intoId: into, undoes });
    expect(JSON.stringify(journal.entries.map((entry) => erased(entry).payload))).not.toMatch(/secret|alice/i);
    const replayed = journal.entries.map(erased).reduce(applyEntry, emptyState(journal.state.articleId));
    expect(JSON.stringify([...replayed.annotations.values()])).not.toMatch(/secret/i);
  });

  it('leaves no word of why the work was to stop, while two states stand side by side and when one is taken', () => {
    const journal = new TestJournal(docOf('Secrets', 'Secret Alice met secret Bob.'));
    const id = journal.tag('Secret Alice');
    journal.send('check.state-changed', { annotationId: id, checkState: 'checking', basedOn: null });
    const rival = journal.send('check.state-changed', { annotationId: id, checkState: 'cut', reason: 'A secret reason', basedOn: null });
    journal.send('rival.settled', { annotationId: id, rivalEntryId: rival, take: true });
    expect(journal.annotation(id).check?.reason?.text).toBe('A secret reason');
    expect(JSON.stringify(journal.entries.map((entry) => erased(entry).payload))).not.toMatch(/secret|alice/i);
    const replayed = journal.entries.map(erased).reduce(applyEntry, emptyState(journal.state.articleId));
    expect(replayed.annotations.get(id)).toMatchObject({ checkState: 'cut', check: { reason: { text: '█'.repeat(15) } } });
  });

  it('leaves no hash of words that a rival judged, in a merge or an archive', () => {
    const journal = new TestJournal(docOf('Secret title', 'Secret Alice met secret Bob.'));
    const [into, from] = [journal.tag('Secret Alice'), journal.tag('Secret Alice')];
    for (const [annotationId, value] of [
      [into, 'unproven'],
      [from, 'partly'],
    ]) {
      journal.send('verdict.given', { annotationId, verdict: { value, rationale: 'A secret reason' }, basedOn: null });
    }
    journal.send('annotation.merged', { annotationId: from, intoId: into });
    const hash = sha256Hex('Secret Alice');
    const { details, doc, annotations, labelCounts } = journal.state;
    const imported = { details, doc: doc.toJSON(), annotations: [...annotations.values()], labelCounts };
    for (const entry of [journal.entries.at(-1), { type: 'article.imported', payload: imported }]) {
      if (!entry) throw new Error('a merge');
      expect(JSON.stringify(entry.payload)).toContain(hash);
      expect(JSON.stringify(erased(entry).payload)).not.toContain(hash);
    }
  });

  it('leaves no word that a verdict holds for, and no hash of it', () => {
    const journal = new TestJournal(docOf('Secrets', 'Secret Alice met secret Bob at 5%.'));
    const id = journal.tag('Secret Alice met secret Bob at 5%');
    journal.send('verdict.given', { annotationId: id, verdict: { value: 'partly', rationale: 'Why' }, basedOn: null });
    const place = spanOf(journal.rangeOf('5%'));
    journal.send('text', { steps: [{ stepType: 'replace', ...place, slice: { content: [{ type: 'text', text: '5 per cent' }] } }] });
    const held = journal.annotation(id).verdict?.held;
    expect(held?.words).toBe('Secret Alice met secret Bob at 5 per cent');
    const payload = JSON.stringify(erased(journal.entries.at(-1) ?? { type: 'text', payload: {} }).payload);
    expect(payload).not.toMatch(/secret/i);
    expect(payload).not.toContain(held?.wordsHash);
    const replayed = journal.entries.map(erased).reduce(applyEntry, emptyState(journal.state.articleId));
    expect(replayed.annotations.get(id)).toMatchObject({
      isStale: false,
      verdict: { held: { words: '█'.repeat(41), changes: ['numbers'] } },
    });
  });

  it('leaves no word of a suggestion, and where it stands', () => {
    const { journal } = secretJournal();
    const replayed = journal.entries.map(erased).reduce(applyEntry, emptyState(journal.state.articleId));
    expect(JSON.stringify([...replayed.suggestions.values()])).not.toMatch(/secret|bob/i);
    const placesOf = (state: typeof replayed) =>
      [...state.suggestions.values()].map(({ id, anchor, settled, replacement }) => [
        id,
        settled,
        replacement.length,
        anchor.ranges.map(({ from, to }) => [from, to]),
      ]);
    expect(placesOf(replayed)).toEqual(placesOf(journal.state));
  });

  it('brings back no link that was taken off again, whichever of the two is erased', () => {
    const journal = new TestJournal(docOf('A bus', 'See Ada here.'));
    const { from, to } = journal.rangeOf('Ada');
    journal.edit(new Transform(journal.state.doc).addMark(from, to, articleSchema.mark('link', { href: 'https://example.org/ada' })));
    journal.edit(new Transform(journal.state.doc).removeMark(from, to, articleSchema.marks.link));
    for (const seq of [2, 3]) {
      const left = journal.entries.map((one) => (one.seq === seq ? erased(one) : one));
      expect(left.reduce(applyEntry, emptyState(journal.state.articleId)).doc.toJSON()).toEqual(journal.state.doc.toJSON());
    }
  });

  it('leaves no word in values that the text cannot have, sent before these were refused, and replay gives the same text and places', () => {
    const journal = new TestJournal(docOf('A ship', 'Two ships left.', 'A line.'));
    const id = journal.tag('A line');
    const end = journal.state.doc.content.size;
    const deep: unknown = JSON.parse(`${'['.repeat(1000)}"Secret"${']'.repeat(1000)}`);
    const heading = { type: 'heading', attrs: { level: 'Secret Jane' }, content: [{ type: 'text', text: 'Secret' }] };
    const paragraph = { type: 'paragraph', content: [{ type: 'text', text: 'Secret' }] };
    const list = { type: 'orderedList', attrs: { start: deep, type: 'a' }, content: [{ type: 'listItem', content: [paragraph] }] };
    journal.send('text', { steps: [{ stepType: 'replace', from: end, to: end, slice: { content: [heading, list] } }] });
    const values = [
      { stepType: 'docAttr', attr: 'Secret name', value: 'Secret' },
      { stepType: 'attr', pos: 8, attr: 'Secret', value: deep },
      { stepType: 'attr', pos: end, attr: 'level', value: { Secret: 'Secret' } },
      { stepType: 'attr', pos: end, attr: 'href', value: 'https://example.org/Secret' },
    ];
    journal.send('text', { steps: values });
    const left = erasedEntries(journal.entries, [3, 4]);
    expect(JSON.stringify(left.slice(2))).not.toContain('Secret');
    const state = left.reduce(applyEntry, emptyState(journal.state.articleId));
    expect(state.annotations.get(id)?.anchor).toEqual(journal.annotation(id).anchor);
    expect(state.doc.content.size).toBe(journal.state.doc.content.size);
    expect(state.doc.children.map(({ attrs }) => attrs)).toEqual([{}, {}, {}, { level: 1 }, { start: 1, type: 'a' }]);
    for (const one of left.slice(2)) {
      expect(erasePayload(one.type, one.payload)).toEqual(one.payload);
      expect(hasNoWords(one.type, one.payload)).toBe(true);
    }
  });

  it('is done also beside an entry with a value that is nested a thousand deep, and leaves that as it is', () => {
    const journal = new TestJournal(docOf('A ship', 'Two ships left the harbour.'));
    const value: unknown = JSON.parse('['.repeat(1000) + ']'.repeat(1000));
    journal.send('text', { steps: [{ stepType: 'docAttr', attr: 'x', value }] });
    journal.edit(new Transform(journal.state.doc).insert(9, journal.state.doc.type.schema.text('A secret line. ')));
    const left = erasedEntries(journal.entries, [1, 3]);
    expect(JSON.stringify(left[1])).toBe(JSON.stringify(journal.entries[1]));
    expect(JSON.stringify(left[2]?.payload)).not.toContain('secret');
  });

  it('knows of what was erased before anybody looked into attributes that it has no words', () => {
    const slice = (text: string) => ({ content: [{ type: 'heading', attrs: { level: 'Secret' }, content: [{ type: 'text', text }] }] });
    const payload = (text: string) => ({ steps: [{ stepType: 'replace', from: 8, to: 8, slice: slice(text) }], effects: {} });
    expect(hasNoWords('text', payload('████'))).toBe(true);
    expect(hasNoWords('text', payload('Else'))).toBe(false);
    expect(erasePayload('text', payload('████'))).not.toEqual(payload('████'));
  });

  it('leaves no word of whatever people did, and replay gives the same tags', () => {
    fc.assert(
      fc.property(randomInput, ({ state, entries }) => {
        const left = entries.map(erased);
        expect(JSON.stringify(left.map(({ payload }) => payload))).not.toMatch(/[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Han}🚢é]/u);
        const tagsOf = ({ annotations }: typeof state) =>
          [...annotations.values()].map(({ label, isRemoved, checkState, isStale, verdict, check, split, anchor }) => [
            ...[label, isRemoved, checkState, isStale, verdict?.value, verdict?.followed, split?.own?.verdict?.value],
            ...[check?.votes?.map(({ value }) => value), check?.voted, anchor.ranges.map(({ from, to }) => [from, to])],
          ]);
        expect(tagsOf(left.reduce(applyEntry, emptyState(state.articleId)))).toEqual(tagsOf(state));
      }),
      tried(40),
    );
  });

  // `runScript` keeps its own promise for the scripts that `npm run proof` runs, seeds 1 to 20,000 as they are: a shorter text repeats itself, and what
  // failed then would have nothing to do with erasing. Of these the short ones, from 300 words on, which are most.
  const script = fc
    .integer({ min: 1, max: 20_000 })
    .map(makeScript)
    .filter(({ words }) => words < 450);

  it('keeps places and states of all tags through any edit script, and changes nothing the second time', () => {
    fc.assert(
      fc.property(script, (one) => {
        const { authority } = runScript(one);
        const entries = authority.entries.map(erased);
        expect(entries.map(erased)).toEqual(entries);
        const replayed = entries.reduce(applyEntry, emptyState(authority.state.articleId));
        expect(readText(replayed.doc).words).toBe(readText(authority.state.doc).words.replace(/[^\n]/g, '█'));
        const placesOf = (state: typeof replayed) =>
          [...state.annotations.values()].map(({ id, anchor }) => [id, anchor.state, anchor.ranges.map(({ from, to }) => [from, to])]);
        expect(placesOf(replayed)).toEqual(placesOf(authority.state));
      }),
      { numRuns: 12 },
    );
  });
});
