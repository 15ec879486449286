import { Transform } from '@tiptap/pm/transform';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { isOpenWhenSigned, Retelling } from '@/scripts/verify-dossier.mjs';
import { canonicalJson } from '../canonical-json';
import { plainCheckRules } from '../checks/check-rules';
import { sampleInput } from '../export/sample.fixture';
import { sha256Hex } from '../hash';
import type { JournalEntry } from '../journal/entry';
import { entryTypeNames, entryTypeOf } from '../journal/entry-types';
import { erasePayload } from '../journal/erase';
import { docOf, TestJournal, testId } from '../journal/journal.fixture';
import { changesSigned } from '../journal/seen/changes-signed';
import type { Signature } from '../sign-off/desk-rules';
import { articleWordsHash } from '../sign-off/sign-off';
import { articleSchema } from '../text/article-schema';
import { type Files, filesOf, rechained, resealed, sentenceOn, zipOf } from './dossier.fixture';
import { dossierMoment } from './dossier-input';
import { rebuiltState } from './rebuilt-state.fixture';

const [priya, jonah, elif] = [testId(), testId(), testId()];
const may = () => true;

let journal: TestJournal;
let late: string;
let cold: string;
let suggestionId: string;

/** An article of two claims, both judged, with a suggestion that was accepted. */
beforeEach(() => {
  journal = new TestJournal(docOf('A bus that runs', 'The last bus left at 12.35. It was cold.'));
  [late, cold] = [journal.tag('The last bus left at 12.35'), journal.tag('It was cold')];
  suggestionId = testId();
  const ranges = [journal.rangeOf('runs')];
  journal.send('suggestion.made', { suggestionId, ranges, replacement: 'ran', note: '' }, { actorId: jonah, may });
  journal.send('suggestion.accepted', { suggestionId }, { actorId: elif, may });
  judge(late);
  judge(cold);
});

function judge(annotationId: string, value = 'unproven') {
  const basedOn = journal.annotation(annotationId).basis.verdict?.entryId ?? null;
  journal.send('verdict.given', { annotationId, verdict: { value, rationale: 'By no table.' }, basedOn }, { actorId: priya });
}

/** A signature under what somebody had seen up to an entry. Whether anything changed since the server asks, and nobody here. */
function sign(signature: Signature, actorId: string, seq = journal.state.seq, asked: readonly Signature[] = ['checker']) {
  const seen = { signature, seq, wordsHash: articleWordsHash(journal.state) };
  journal.send('article.signed-off', seen, { actorId, rules: { ...plainCheckRules, signatures: [...asked] } });
}

/** Work that goes on whether somebody has signed or not. */
function goOn() {
  const threadId = testId();
  const comment = { threadId, commentId: testId(), about: 'tag', annotationId: late, text: 'By which clock?', mentions: [] };
  journal.send('comment', comment, { actorId: jonah, may });
  journal.send('thread-resolved', { threadId }, { actorId: jonah, may });
  const query = { threadId: testId(), commentId: testId(), annotationId: cold, text: 'How cold?', replacement: null };
  journal.send('query.asked', query, { actorId: priya, may });
  const other = { suggestionId: testId(), ranges: [journal.rangeOf('cold')], replacement: 'freezing', note: '' };
  journal.send('suggestion.made', other, { actorId: jonah, may });
  journal.send('suggestion.withdrawn', { suggestionId: other.suggestionId }, { actorId: jonah, may });
  journal.send('suggestion.reopened', { suggestionId: other.suggestionId }, { actorId: jonah, may });
  journal.send('article.due-set', { dueAt: '2026-03-04T09:00:00Z' });
  journal.send('article.owner-named', { ownerId: jonah });
  journal.send('article.moved', { deskId: testId() });
  journal.send('article.archived', {});
  journal.send('article.unarchived', {});
  journal.send('revision.made', { name: 'As it was' }, { actorId: elif, may });
}

/** What is written behind a signature by somebody who has the journal in their hands: as it would be decided were nothing signed. */
function forge(type: string, payload: object, actorId = priya) {
  journal.state = { ...journal.state, signOffs: [] };
  journal.send(type, payload, { actorId, may });
}

/** The newest entry with more in it than it was decided to say. */
function withMore(more: object): JournalEntry[] {
  return rechained(
    journal.entries.map((one) => (one === journal.entries.at(-1) ? { ...one, payload: { ...Object(one.payload), ...more } } : one)),
  );
}

/** The dossier of a moment, or of the end of the journal, with the signatures that still stand. */
async function made(at = 0, entries: readonly JournalEntry[] = journal.entries): Promise<Files> {
  const moment = at || entries.length;
  const { signOffs } = dossierMoment(rebuiltState(entries, entries.length));
  const input = { ...sampleInput(), state: rebuiltState(entries, moment), entries, sources: [] };
  return filesOf(await zipOf(input, { signOffs: signOffs.filter(({ seq }) => seq <= moment) }));
}

/** What is said of the dossier of each moment, once. */
async function saidOfAll(entries: readonly JournalEntry[] = journal.entries): Promise<string[]> {
  const said = await Promise.all(entries.map(async ({ seq }) => sentenceOn(await made(seq, entries))));
  return [...new Set(said)];
}

describe('isOpenWhenSigned', () => {
  it('is of each kind of entry what Galley lets come under a signature', () => {
    expect(entryTypeNames.filter((type) => isOpenWhenSigned(type))).toEqual(
      entryTypeNames.filter((type) => entryTypeOf(type).isOpenWhenSigned),
    );
  });
});

describe('a retelling', () => {
  const signs = Array.from({ length: 12 }, () => 'article.signed-off');
  const step = fc.record({ type: fc.constantFrom(...entryTypeNames, ...signs, 'article.reopened'), unseen: fc.nat(6) });
  const takes = (told: Retelling, entry: object) => {
    try {
      told.note(entry);
      return true;
    } catch {
      return false;
    }
  };

  it('takes entries and signatures in whatever order the server does, and in no other', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60, size: 'max' }), (steps) => {
        const told = new Retelling();
        const entries: { type: string; payload: { seq?: number } }[] = [];
        let isSigned = false;
        for (const { type, unseen } of steps) {
          const seen = Math.max(0, entries.length - unseen);
          const isSignature = type === 'article.signed-off';
          const isFree = isSignature ? !entries.slice(seen).some(changesSigned) : !isSigned || entryTypeOf(type).isOpenWhenSigned;
          const payload = isSignature ? { seq: seen } : {};
          const seq = entries.length + 1;
          expect(takes(told, { id: String(seq), seq, at: '', type, payload }), `${type} as ${seq}`).toBe(isFree);
          if (!isFree) continue;
          entries.push({ type, payload });
          isSigned = isSignature || (isSigned && type !== 'article.reopened');
        }
      }),
    );
  });
});

describe('a dossier of any moment', () => {
  const both = ['checker', 'standards'] as const;

  it('is fine where work went on while one signed who had not seen it, and behind both signatures', async () => {
    const seen = journal.state.seq;
    goOn();
    sign('checker', priya, seen, both);
    goOn();
    // Signs on what was there before anybody had signed.
    sign('standards', jonah, seen, both);
    goOn();
    expect(await saidOfAll()).toEqual([`All ${journal.entries.length} match`]);
  });

  it('is fine where it was opened again, changed, and signed anew by the same two', async () => {
    sign('checker', priya, journal.state.seq, both);
    sign('standards', jonah, journal.state.seq, both);
    journal.send('article.reopened', { reason: 'A comma.' }, { actorId: elif });
    judge(late, 'partly');
    const { to } = journal.rangeOf('It was cold');
    journal.edit(new Transform(journal.state.doc).insert(to, articleSchema.text(', too')));
    goOn();
    sign('standards', jonah, journal.state.seq, both);
    goOn();
    sign('checker', priya, journal.state.seq, both);
    expect(await saidOfAll()).toEqual([`All ${journal.entries.length} match`]);
  });

  it('is fine where words were erased behind a signature', async () => {
    goOn();
    sign('checker', priya);
    const lost = journal.entries
      .filter(({ type }) => ['comment', 'verdict.given', 'article.signed-off'].includes(type))
      .map(({ seq }) => seq);
    const blank = journal.entries.map((one) =>
      lost.includes(one.seq) ? { ...one, salt: '', payload: erasePayload(one.type, one.payload) } : one,
    );
    const left = lost.map((seq) => sha256Hex(canonicalJson(blank[seq - 1]?.payload)));
    journal.send('erased', { seqs: lost, reason: 'Ruling', left }, { actorId: elif, may });
    goOn();
    const entries = [...blank, ...journal.entries.slice(blank.length)];
    expect(await saidOfAll(entries)).toEqual([`All ${entries.length} match`]);
  });
});

describe('a dossier in which something was changed under a signature', () => {
  const refused =
    /^Entry \d+ in journal\.jsonl changes what the sign-off of .* vouches for, and nobody had opened the article again: Galley refuses that\.$/;
  const insert = () => {
    const { from } = journal.rangeOf('cold');
    return { steps: new Transform(journal.state.doc).insert(from, articleSchema.text('never ')).steps.map((step) => step.toJSON()) };
  };
  const again = (value: string) => {
    const basedOn = journal.annotation(late).basis.verdict?.entryId;
    return { annotationId: late, verdict: { value, rationale: 'By one table.' }, basedOn };
  };

  it.each<[string, () => void]>([
    ['a verdict', () => forge('verdict.given', again('partly'))],
    ['evidence', () => forge('evidence.linked', { annotationId: late, evidenceId: testId(), sourceId: testId(), stance: 'supports' })],
    ['a tag', () => forge('annotation.removed', { annotationId: cold })],
    ['the text', () => forge('text', insert())],
    ['the text, by an answer to a suggestion', () => forge('suggestion.reopened', { suggestionId }, elif)],
  ])('is refused, also with the head that was published before: %s', async (_, change) => {
    sign('checker', priya);
    const head = journal.entries.at(-1)?.hash;
    journal.state = { ...journal.state, signOffs: [] };
    change();
    const files = await made();
    expect(sentenceOn(files)).toMatch(refused);
    expect(sentenceOn(files, head)).toMatch(refused);
    // Nor is it of the moment that was signed: no Galley has such a journal.
    expect(sentenceOn(await made(journal.entries.findIndex(({ type }) => type === 'article.signed-off')))).toMatch(refused);
  });

  it('is refused: by an entry that may come, and says more than it may', async () => {
    sign('checker', priya);
    goOn();
    for (const more of [
      insert(),
      { follows: [{ by: 'itself', annotationId: late }] },
      { effects: { anchors: [{ annotationId: late, anchor: journal.annotation(cold).anchor }], verdicts: [] } },
    ]) {
      const entries = withMore(more);
      const files = await made(entries.length - 1, entries);
      expect(sentenceOn(files)).toMatch(refused);
    }
  });

  it('is refused: the byline, by a move to another desk', async () => {
    sign('checker', priya);
    journal.send('article.moved', { deskId: testId() });
    const files = await made(0, withMore({ byline: 'By nobody' }));
    expect(sentenceOn(files)).toBe(`All ${journal.entries.length} match`);
    const article = (files['article.json'] ?? '').replace('"byline": ""', '"byline": "By nobody"');
    expect(sentenceOn(resealed({ ...files, 'article.json': article }))).toBe('The details in article.json are not as the entries say.');
  });

  it('is refused where the signer had not seen it, or not that it was opened again', async () => {
    const notSeen = (seq: number) =>
      new RegExp(`^Whoever gave the sign-off of .* had seen entry ${seq}, and not entry ${seq + 1}, which changed what is signed`);
    const seen = journal.state.seq;
    judge(late, 'partly');
    goOn();
    sign('checker', priya, seen);
    expect(sentenceOn(await made())).toMatch(notSeen(seen));
    expect(sentenceOn(await made(seen))).toMatch(notSeen(seen));
    journal = Object.assign(journal, { entries: journal.entries.slice(0, -1), state: journal.stateAt(journal.entries.length - 1) });
    sign('checker', priya);
    const before = journal.state.seq;
    journal.send('article.reopened', { reason: 'A comma.' }, { actorId: elif });
    sign('checker', priya, before);
    expect(sentenceOn(await made())).toMatch(notSeen(before));
  });

  it('is refused where the signer had seen more than there was', async () => {
    sign('checker', priya, journal.state.seq + 1);
    const { signOffs, ...state } = rebuiltState(journal.entries, journal.entries.length);
    const input = { ...sampleInput(), state: { ...state, signOffs }, entries: journal.entries, sources: [] };
    expect(sentenceOn(filesOf(await zipOf(input, { signOffs })))).toMatch(/^The sign-off of .* does not say what its signer had seen\.$/);
  });
});
