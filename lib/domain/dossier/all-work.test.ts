import { describe, expect, it } from 'vitest';
import { isKnown } from '@/scripts/verify-dossier.mjs';
import { JournalWriter, testId } from '../export/journal-writer.fixture';
import { people, sampleInput } from '../export/sample.fixture';
import { entryTypeNames } from '../journal/entry-types';
import { plainTagTypes } from '../tags/plain-tag-types';
import { articleSchema } from '../text/article-schema';
import { expectAllMatch, filesOf, rechained, resealed, sentenceOn, zipOf } from './dossier.fixture';
import { rebuiltState } from './rebuilt-state.fixture';

const text = (name: string, words: string) => articleSchema.node(name, null, articleSchema.text(words));

/** An article with three claims, of which two stand on the same words. */
function begin() {
  const journal = new JournalWriter(testId(0, 9), people.mara);
  const words = text('paragraph', 'Two ships left in May, and nobody saw them.');
  journal.importDoc(articleSchema.node('doc', null, [text('title', 'A short piece'), words]));
  return {
    journal,
    ids: [journal.tag('claim', 'Two ships left'), journal.tag('claim', 'Two ships left'), journal.tag('claim', 'nobody saw')],
  };
}

/** What is exported of an article in whose journal one entry says something else, as if that had been decided. */
function craft(journal: JournalWriter, seq: number, payload: object) {
  const changed = journal.entries.map((one) => (one.seq === seq ? { ...one, payload: { ...Object(one.payload), ...payload } } : one));
  const entries = rechained(changed);
  return { ...sampleInput(journal), state: rebuiltState(entries, entries.length), entries };
}

/** Sends a change of a single value, based on the newest or, as somebody does who has not seen it, on none. */
function change(journal: JournalWriter, annotationId: string, type: string, value: Record<string, unknown>, basedOn: string | null = null) {
  return journal.append(type, { annotationId, basedOn, ...value }, basedOn === null ? people.jonas : people.mara).id;
}

/** Two claims on the same words with work on both: the one that is to stay is decided, and the other has stopped for a reason. */
function joinWork() {
  const { journal, ids } = begin();
  const [into = '', from = ''] = ids;
  change(journal, into, 'check.assigned', { value: { personId: people.jonas } });
  change(journal, into, 'verdict.given', { verdict: { value: 'unproven', rationale: 'Nobody knows.' } });
  change(journal, from, 'check.assigned', { value: { personId: people.aylin } });
  change(journal, from, 'check.due-set', { value: { dueAt: '2026-03-04T09:00:00Z' } });
  change(journal, from, 'check.state-changed', { checkState: 'on-legal', reason: 'Names a minor.' });
  return { journal, into, from };
}

describe('the verifier', () => {
  it('knows every kind of entry', () => {
    expect(entryTypeNames.filter((type) => !isKnown(type))).toEqual([]);
  });
});

describe('a dossier', () => {
  it('is fine where a verdict on drifted words was taken back, and the tag has the words from before to come back to', async () => {
    const { journal, ids } = begin();
    const [id = ''] = ids;
    const judge = (basedOn: string | null, rationale: string) =>
      change(journal, id, 'verdict.given', { verdict: { value: 'unproven', rationale } }, basedOn);
    const first = judge(null, 'Nobody knows.');
    journal.rewrite('Two', 'Ten');
    const again = judge(first, 'Nobody knows that either.');
    expect(journal.state.annotations.get(id)?.anchor.state).toBe('exact');
    change(journal, id, 'verdict.given', { verdict: null, undoes: again }, again);
    expect(journal.state.annotations.get(id)?.anchor).toMatchObject({ state: 'drifted', ranges: [{ exact: 'Two ships left' }] });
    await expectAllMatch(journal);
  });

  it('is fine where such a verdict was said at once with another, taken, and taken back', async () => {
    const { journal, ids } = begin();
    const [id = ''] = ids;
    const judge = (basedOn: string | null, more: object, by = people.jonas) =>
      journal.append(
        'verdict.given',
        { annotationId: id, basedOn, verdict: { value: 'unproven', rationale: 'Nobody knows.' }, ...more },
        by,
      ).id;
    journal.rewrite('Two', 'Ten');
    const first = judge(null, {});
    const rival = judge(null, { verdict: { value: 'unproven', rationale: 'Who says so?' } }, people.aylin);
    judge(first, { verdict: null, undoes: first });
    const taken = journal.append('rival.settled', { annotationId: id, rivalEntryId: rival, take: true }, people.aylin).id;
    expect(journal.state.annotations.get(id)?.anchor.state).toBe('exact');
    await expectAllMatch(journal);
    judge(taken, { verdict: null, undoes: taken }, people.aylin);
    expect(journal.state.annotations.get(id)?.anchor).toMatchObject({ state: 'drifted', ranges: [{ exact: 'Two ships left' }] });
    await expectAllMatch(journal);
  });

  it('is fine where such a verdict was on a fact, and its claim has the words from before to come back to', async () => {
    const { journal, ids } = begin();
    const [id = ''] = ids;
    const place = () => journal.state.annotations.get(id)?.anchor;
    const facts = [0, 1].map((number) => {
      const annotationId = testId(7, number);
      journal.append('annotation.created', { annotationId, kind: 'claim', factOf: id, statement: `Ship ${number} left.` });
      return annotationId;
    });
    journal.rewrite('Two', 'Ten');
    const judge = (fact: string) => change(journal, fact, 'verdict.given', { verdict: { value: 'unproven', rationale: 'Nobody knows.' } });
    const [, last = ''] = facts.map(judge);
    expect(place()).toMatchObject({ state: 'exact', ranges: [{ exact: 'Ten ships left' }] });
    journal.append('verdict.given', { annotationId: facts[1], verdict: null, basedOn: last, undoes: last }, people.jonas);
    expect(place()).toMatchObject({ state: 'drifted', ranges: [{ exact: 'Two ships left' }] });
    await expectAllMatch(journal);
  });

  it('is fine where states were said with reasons, at once, taken, and taken back', async () => {
    const { journal, ids } = begin();
    const [id = ''] = ids;
    const say = (checkState: string, basedOn: string | null, over: Record<string, unknown> = {}) =>
      change(journal, id, 'check.state-changed', { checkState, reason: 'So it is.', ...over }, basedOn);
    const cut = say('cut', null);
    const rival = say('on-legal', null);
    await expectAllMatch(journal);
    journal.append('rival.settled', { annotationId: id, rivalEntryId: rival, take: true });
    await expectAllMatch(journal);
    const newest = journal.state.annotations.get(id)?.basis.checkState?.entryId ?? null;
    const asked = say('checking', newest);
    say('on-legal', asked, { undoes: asked });
    expect(cut).not.toBe(asked);
    await expectAllMatch(journal);
  });

  it('is fine where a state that was said at once says which way it goes, and where the article moved meanwhile', async () => {
    const { journal, ids } = begin();
    const [id = ''] = ids;
    const cut = change(journal, id, 'check.state-changed', { checkState: 'cut', reason: 'The words go.' });
    change(journal, id, 'check.state-changed', { checkState: 'checking' }, cut);
    journal.append('article.moved', { deskId: testId(2, 2) });
    const rival = change(journal, id, 'check.state-changed', { checkState: 'on-legal', reason: 'Names a minor.' });
    await expectAllMatch(journal);
    for (const move of ['on', 'back', 'again']) {
      const { state, ...crafted } = craft(journal, journal.state.seq, { move });
      // Beside the state that stands it goes no way at all.
      expect(state.annotations.get(id)).toEqual(journal.state.annotations.get(id));
      expect(sentenceOn(filesOf(await zipOf({ state, ...crafted })))).toMatch(/^All \d+ match$/);
    }
    journal.append('rival.settled', { annotationId: id, rivalEntryId: rival, take: true });
    journal.append('article.moved', { deskId: testId(2, 1) });
    await expectAllMatch(journal);
  });

  it.each([
    ['check.assigned', { personId: people.jonas }, { personId: people.aylin }],
    ['check.second-assigned', { personId: people.jonas }, { personId: people.aylin }],
    ['check.due-set', { dueAt: '2026-03-04T09:00:00Z' }, { dueAt: null }],
    ['check.methods-set', { methods: ['wrote', 'read'] }, { methods: ['called'] }],
  ])('is fine where two said at once, and one was taken: %s', async (type, first, second) => {
    const { journal, ids } = begin();
    const [id = ''] = ids;
    change(journal, id, type, { value: first });
    const rivalEntryId = change(journal, id, type, { value: second });
    await expectAllMatch(journal);
    journal.append('rival.settled', { annotationId: id, rivalEntryId, take: true });
    expect(journal.state.annotations.get(id)?.rivals).toEqual([]);
    await expectAllMatch(journal);
  });

  it('is fine where somebody was named to look again at what was decided, by one entry or by taking another', async () => {
    const { journal, ids } = begin();
    const [id = ''] = ids;
    change(journal, id, 'verdict.given', { verdict: { value: 'unproven', rationale: 'Nobody knows.' } });
    const named = change(journal, id, 'check.second-assigned', { value: { personId: people.aylin } });
    expect(journal.state.annotations.get(id)?.checkState).toBe('second-check');
    await expectAllMatch(journal);
    const back = journal.append(
      'check.second-assigned',
      {
        ...{ annotationId: id, value: { personId: null }, basedOn: named, undoes: named },
      },
      people.jonas,
    );
    expect(journal.state.annotations.get(id)?.checkState).toBe('decided');
    await expectAllMatch(journal);
    expect(back.id).not.toBe(named);
    const rivalEntryId = change(journal, id, 'check.second-assigned', { value: { personId: people.mara } });
    journal.append('rival.settled', { annotationId: id, rivalEntryId, take: true });
    expect(journal.state.annotations.get(id)?.checkState).toBe('second-check');
    await expectAllMatch(journal);
  });

  it('is fine where a kind was changed with all that hung on it, and changed back', async () => {
    const { journal, ids } = begin();
    const [id = ''] = ids;
    change(journal, id, 'verdict.given', { verdict: { value: 'unproven', rationale: 'Nobody knows.' } });
    change(journal, id, 'check.assigned', { value: { personId: people.jonas } });
    const type = plainTagTypes.types.find(({ kind, checklist }) => kind === 'claim' && checklist.length > 0);
    const other = plainTagTypes.types.find((one) => one.kind === 'claim' && one !== type);
    const give = (typeId: string | undefined, basedOn: string | null, undoes: string | null = null) =>
      change(journal, id, 'annotation.typed', { value: { typeId, fields: {} }, undoes }, basedOn);
    const given = give(type?.id, null);
    change(journal, id, 'check.items-ticked', { doneIds: type?.checklist.map((one) => one.id) ?? [] });
    const again = give(other?.id, given);
    give(type?.id, again, again);
    expect(journal.state.annotations.get(id)?.ticked).toBeDefined();
    await expectAllMatch(journal);
    const was = journal.state.annotations.get(id)?.basis.kind.entryId ?? null;
    const opinion = change(journal, id, 'annotation.kind-changed', { kind: 'opinion' }, was);
    change(journal, id, 'annotation.kind-changed', { kind: 'proposal' });
    await expectAllMatch(journal);
    change(journal, id, 'annotation.kind-changed', { kind: 'claim', undoes: opinion }, opinion);
    expect(journal.state.annotations.get(id)?.verdict?.value).toBe('unproven');
    await expectAllMatch(journal);
  });

  it('is fine where evidence was changed, unlinked and linked again, and tags moved, were removed and came back', async () => {
    const { journal, ids } = begin();
    const [id = ''] = ids;
    const evidenceId = journal.link(id, testId(5, 1), { stance: 'supports', tier: 'primary', origin: 'Wire' });
    const linked = journal.state.annotations.get(id)?.evidence[0]?.entryId;
    journal.append('evidence.changed', { annotationId: id, evidenceId, basedOn: linked, stance: 'context', tier: null, origin: '' });
    await expectAllMatch(journal);
    journal.append('evidence.unlinked', { annotationId: id, evidenceId });
    await expectAllMatch(journal);
    journal.append('evidence.relinked', { annotationId: id, evidenceId });
    journal.rewrite('Two ships', 'Three ships');
    journal.append('annotation.span-changed', { annotationId: id, how: 'confirmed' });
    journal.append('annotation.removed', { annotationId: id });
    await expectAllMatch(journal);
    journal.append('annotation.restored', { annotationId: id });
    await expectAllMatch(journal);
  });

  it('is fine where an origin is stored with a mark of direction, by the rule of now and by the one from before, and by no third', async () => {
    const { journal, ids } = begin();
    const [id = ''] = ids;
    for (const number of [1, 2]) journal.link(id, testId(5, number), { stance: 'supports', tier: 'primary', origin: 'Wire' });
    change(journal, id, 'verdict.given', { verdict: { value: 'supported', rationale: 'Both say so.' } });
    await expectAllMatch(journal);
    const marked = journal.entries.find(({ type }) => type === 'evidence.linked')?.seq ?? 0;
    const files = filesOf(await zipOf(craft(journal, marked, { origin: '\u200eWire' })));
    expect(sentenceOn(files)).toMatch(/^All \d+ match$/);
    const asBefore = (name: string) => {
      const page = files[name] ?? '';
      expect(page).toContain('2 sources, 1 origin: counts once');
      return { [name]: page.replaceAll(/.*2 sources, 1 origin: counts once.*\n/g, '') };
    };
    // Notes of then did not say in which language the article's words are.
    const noted = (page: string | undefined) => (page ?? '').replaceAll('dir="auto" lang="en"', 'dir="auto"');
    const version5 = (pages: Record<string, string>) => {
      const all = { ...files, ...pages };
      return resealed({ ...all, 'article.html': noted(all['article.html']) }, { formatVersion: 5 });
    };
    const [article, index] = [asBefore('article.html'), asBefore('index.html')];
    expect(sentenceOn(version5({}))).toMatch(/^All \d+ match$/);
    expect(sentenceOn(version5({ ...article, ...index }))).toMatch(/^All \d+ match$/);
    // Each dossier goes by one of the rules throughout, and one of now by that of now.
    expect(sentenceOn(version5(index))).toMatch(/^index\.html is not as the other files have it/);
    expect(sentenceOn(resealed({ ...files, ...article, ...index }))).toMatch(/^article\.html is not as the other files have it/);
    const crafted = resealed({
      ...files,
      'index.html': (files['index.html'] ?? '').replace('1 origin: counts once', '2 of them independent'),
    });
    expect(sentenceOn(crafted)).toMatch(/^index\.html is not as the other files have it: .*2 of them independent/);
  });

  it('is fine where tags with threads, reasons and requests were merged and parted', async () => {
    const { journal, ids } = begin();
    const [into = '', from = '', other = ''] = ids;
    const comment = { threadId: testId(6, 1), commentId: testId(7, 1), about: 'tag', annotationId: from, text: 'Which ships?' };
    journal.append('comment', comment);
    change(journal, from, 'check.state-changed', { checkState: 'cut', reason: 'The words go.' });
    journal.append('relation.made', { annotationId: from, relationId: testId(10, 1), toId: other, kind: 'supports' });
    const merge = journal.append('annotation.merged', { annotationId: from, intoId: into });
    expect(journal.state.annotations.get(into)?.check?.reason?.text).toBe('The words go.');
    await expectAllMatch(journal);
    journal.append('annotation.unmerged', { annotationId: from, intoId: into, undoes: merge.id });
    await expectAllMatch(journal);
  });

  it('is fine where a merge joined work to work, and was taken back, at once and after more of it', async () => {
    const { journal, into, from } = joinWork();
    const before = journal.state.annotations.get(into);
    const merge = () => journal.append('annotation.merged', { annotationId: from, intoId: into }).id;
    const unmerge = (undoes: string) => journal.append('annotation.unmerged', { annotationId: from, intoId: into, undoes });
    const first = merge();
    expect(journal.state.annotations.get(into)).toMatchObject({
      pastMerges: [{ entryId: first }],
      rivals: [{ field: 'assignee' }, { field: 'checkState', proposed: { reason: { text: 'Names a minor.' } } }],
    });
    await expectAllMatch(journal);
    unmerge(first);
    const { basis: _, ...after } = journal.state.annotations.get(into) ?? {};
    expect({ ...after, basis: before?.basis }).toEqual(before);
    await expectAllMatch(journal);
    const second = merge();
    const rivals = journal.state.annotations.get(into)?.rivals ?? [];
    for (const { entryId } of rivals) journal.append('rival.settled', { annotationId: into, rivalEntryId: entryId, take: true });
    unmerge(second);
    expect(journal.state.annotations.get(into)?.check?.assigneeId).toBe(people.aylin);
    await expectAllMatch(journal);
  });

  it('is fine where a claim stopped by a merge, was given out, and went on where it had been', async () => {
    const { journal, ids } = begin();
    const [into = '', from = ''] = ids;
    const assigned = change(journal, into, 'check.assigned', { value: { personId: people.jonas } });
    change(journal, from, 'check.state-changed', { checkState: 'cut', reason: 'The words go.' });
    const merge = journal.append('annotation.merged', { annotationId: from, intoId: into });
    await expectAllMatch(journal);
    change(journal, into, 'check.assigned', { value: { personId: people.aylin } }, assigned);
    journal.append('annotation.unmerged', { annotationId: from, intoId: into, undoes: merge.id });
    expect(journal.state.annotations.get(into)).toMatchObject({ checkState: 'untouched', check: { reason: null } });
    await expectAllMatch(journal);
  });

  it('is fine where a merge joined two reasons why the work has stopped, and was taken back, at once and after more of it', async () => {
    const { journal, ids } = begin();
    const [into = '', from = ''] = ids;
    change(journal, into, 'check.state-changed', { checkState: 'on-legal', reason: 'Names a minor.' });
    change(journal, from, 'check.state-changed', { checkState: 'on-legal', reason: 'They have sued before.' });
    const merge = () => journal.append('annotation.merged', { annotationId: from, intoId: into }).id;
    const unmerge = (undoes: string) => journal.append('annotation.unmerged', { annotationId: from, intoId: into, undoes });
    const reason = () => journal.state.annotations.get(into)?.check?.reason;
    const first = merge();
    expect(reason()?.also).toMatchObject([{ text: 'They have sued before.' }]);
    await expectAllMatch(journal);
    unmerge(first);
    await expectAllMatch(journal);
    const second = merge();
    change(journal, into, 'check.assigned', { value: { personId: people.aylin } });
    unmerge(second);
    expect(reason()).toMatchObject({ text: 'Names a minor.' });
    expect(reason()?.also).toBeUndefined();
    await expectAllMatch(journal);
  });

  it('is refused where an entry parts a tag from another than the one that it was merged into', async () => {
    const { journal, ids } = begin();
    const [into = '', from = '', other = ''] = ids;
    journal.link(from, testId(5, 1), { stance: 'supports' });
    const merge = journal.append('annotation.merged', { annotationId: from, intoId: into });
    const parted = journal.append('annotation.unmerged', { annotationId: from, intoId: into, undoes: merge.id });
    await expectAllMatch(journal);
    const refused = `Entry ${parted.seq} in journal.jsonl parts tags that were not merged.`;
    for (const payload of [{ intoId: other }, { undoes: journal.entries[1]?.id }]) {
      const crafted = craft(journal, parted.seq, payload);
      expect(sentenceOn(filesOf(await zipOf(crafted)))).toBe(refused);
    }
  });

  it('is fine where a verdict that stood beside another was taken on words that mean the same', async () => {
    const { journal, ids } = begin();
    const [id = ''] = ids;
    change(journal, id, 'verdict.given', { verdict: { value: 'unproven', rationale: 'Nobody knows.' } });
    const rivalEntryId = change(journal, id, 'verdict.given', { verdict: { value: 'partly', rationale: 'One left.' } });
    await expectAllMatch(journal);
    journal.rewrite('Two ships', 'Two  ships');
    journal.append('rival.settled', { annotationId: id, rivalEntryId, take: true });
    expect(journal.state.annotations.get(id)?.verdict).toMatchObject({ value: 'partly', words: 'Two ships left', held: {} });
    await expectAllMatch(journal);
  });

  it('is fine where something was waived, and what is known of the article was changed', async () => {
    const { journal, ids } = begin();
    const waive = (annotationId: string) => journal.append('rule.waived', { kind: 'to-check', annotationId, reason: 'It is <known>.' }).id;
    const [first = '', second = ''] = ids;
    const waived = waive(first);
    waive(second);
    await expectAllMatch(journal);
    journal.append('rule.waiver-withdrawn', { waiverEntryId: waived });
    journal.append('article.details-changed', { byline: 'By nobody' });
    journal.append('article.due-set', { dueAt: '2026-03-04T09:00:00Z' });
    journal.append('article.owner-named', { ownerId: people.jonas });
    journal.append('article.author-named', { authorId: people.aylin });
    journal.append('article.moved', { deskId: testId(2, 2) });
    journal.append('article.archived', {});
    await expectAllMatch(journal);
    journal.append('article.unarchived', {});
    journal.append('revision.made', { name: 'Before the fees' });
    await expectAllMatch(journal);
  });

  it('is fine where all of that came in an archive, and is worked on', async () => {
    const { journal: other, ids } = begin();
    const [id = ''] = ids;
    const cut = change(other, id, 'check.state-changed', { checkState: 'cut', reason: 'The words go.' });
    change(other, id, 'check.assigned', { value: { personId: people.jonas } });
    change(other, id, 'check.assigned', { value: { personId: people.aylin } });
    const journal = new JournalWriter(testId(0, 10), people.mara);
    const { details, doc, annotations, labelCounts } = other.state;
    const origin = { format: 'archive', fileName: null };
    journal.append('article.imported', { details, doc: doc.toJSON(), annotations: [...annotations.values()], labelCounts, origin });
    await expectAllMatch(journal);
    change(journal, id, 'check.state-changed', { checkState: 'checking' }, cut);
    journal.append('rival.settled', { annotationId: id, rivalEntryId: annotations.get(id)?.rivals[0]?.entryId, take: true });
    await expectAllMatch(journal);
  });
});
