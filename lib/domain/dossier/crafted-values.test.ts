import { describe, expect, it } from 'vitest';
import { mayLook as isAllowed } from '@/scripts/verify-dossier.mjs';
import { plainCheckRules } from '../checks/check-rules';
import { JournalWriter, testId } from '../export/journal-writer.fixture';
import { people, sampleInput, writeSampleVotes } from '../export/sample.fixture';
import { JournalEntry } from '../journal/entry';
import waivers from '../journal/golden/journal-v1-waivers.json';
import { articleSchema } from '../text/article-schema';
import { VerdictValue } from '../verdicts/verdict';
import { mayLook, type OwnLook, VerdictColour, VerdictSign } from '../verdicts/verdict-look';
import { type Files, filesOf, goldenEntries, linesOf, pretty, rechained, resealed, sentenceOn, zipOf } from './dossier.fixture';
import { dossierMoment } from './dossier-input';
import { rebuiltState } from './rebuilt-state.fixture';

/** Ends the heading of a claim and says another verdict behind it. */
const MARKUP = 'x"></span> ✗ Refuted</h3><!--';

/** The dossier of these entries. */
async function filesBy(entries: readonly JournalEntry[]): Promise<Files> {
  const { seq, signOffs } = dossierMoment(rebuiltState(entries, entries.length));
  return filesOf(await zipOf({ ...sampleInput(), state: rebuiltState(entries, seq), entries, sources: [] }, { signOffs }));
}

const inGroups = (hash: string) => hash.match(/.{4}/g)?.join(' ') ?? '';

/**
 * The dossier of these entries with another value in them, in the files that are made of them, and on the pages, `shown` there by the same templates.
 * All hashes fit.
 */
async function forged(entries: readonly JournalEntry[], from: string, to: unknown, shown: readonly [string, string][] = []) {
  const swap = (value: unknown): unknown => {
    const name = from.slice(0, from.indexOf(':'));
    return JSON.parse(JSON.stringify(value).replaceAll(from, `${name}:${JSON.stringify(to)}`));
  };
  const crafted = rechained(entries.map((one) => JournalEntry.parse({ ...one, payload: swap(one.payload) })));
  if (crafted.at(-1)?.hash === entries.at(-1)?.hash) throw new Error(`No entry has ${from}.`);
  const files = await filesBy(entries);
  const { seq } = dossierMoment(rebuiltState(entries, entries.length));
  const [now, end] = [seq, entries.length].map((at) => [entries[at - 1]?.hash ?? '', crafted[at - 1]?.hash ?? ''] as const);
  const hashes = [now, end].flatMap(([before = '', after = ''] = ['', '']) => [
    [before, after] as const,
    [inGroups(before), inGroups(after)] as const,
  ]);
  const page = (text = '') => [...hashes, ...shown].reduce((html, [before, after]) => html.replaceAll(before, after), text);
  const json = (text = '') => pretty(swap(JSON.parse(text)));
  const made = {
    ...files,
    'journal.jsonl': linesOf(crafted),
    'article.json': json(files['article.json']),
    'sign-offs.json': json(files['sign-offs.json']),
    'article.html': page(files['article.html']),
    'index.html': page(files['index.html']),
  };
  return resealed(made, { hash: now?.[1], headHash: end?.[1] });
}

const ways = ['alone', 'second', 'vote', 'rival', 'past'] as const;

/** A claim that was judged, and by another grade, which looks like nothing plain, as `then` says. */
function writeGraded(then: (typeof ways)[number], look: OwnLook = { sign: 'warning', colour: 'partly' }): JournalWriter {
  const journal = new JournalWriter(testId(0, 9), people.mara);
  const half = { id: 'half-true', name: 'Half true', standing: 'partly', definition: '', rating: 3, colour: 'unproven' } as const;
  const open = { id: 'open', name: 'Open', standing: 'unproven', definition: '', rating: 2, ...look } as const;
  const votes = then === 'vote' ? ({ when: 'every', needed: 2, of: 3 } as const) : null;
  journal.rules = { ...plainCheckRules, scale: { version: 2, grades: [half, open] }, ...(votes && { votes }) };
  const text = (type: string, words: string) => articleSchema.node(type, null, [articleSchema.text(words)]);
  journal.importDoc(articleSchema.node('doc', null, [text('title', 'Ships'), text('paragraph', 'Two ships left in May.')]));
  const annotationId = journal.tag('claim', 'Two ships left');
  const odd = { value: 'unproven', gradeId: 'open', rationale: 'Nobody knows.' };
  const plain = { value: 'partly', gradeId: 'half-true', rationale: 'One did.' };
  const isOdd = then === 'alone' || then === 'past';
  const { id: verdictEntryId } = journal.append('verdict.given', { annotationId, verdict: isOdd ? odd : plain, basedOn: null });
  const append = (type: string, more: object) => journal.append(type, { annotationId, ...more }, people.jonas);
  if (then === 'second') append('check.second-given', { verdictEntryId, second: odd, basedOn: null });
  if (then === 'vote') append('check.voted', { verdictEntryId, vote: odd });
  if (then === 'rival') append('verdict.given', { verdict: odd, basedOn: null });
  if (then === 'past') append('verdict.given', { verdict: plain, basedOn: verdictEntryId });
  return journal;
}

describe('mayLook', () => {
  it.each(VerdictValue.options)('is what a house may choose for a grade that stands for this: %s', (value) => {
    for (const sign of [undefined, ...VerdictSign.options])
      for (const colour of [undefined, ...VerdictColour.options])
        expect(isAllowed(value, { sign, colour }), `${sign} ${colour}`).toBe(mayLook(value, { sign, colour }));
  });
});

const onClaim = (what: string) => new RegExp(`^A judgement on C1 in article\\.json has ${what}, which Galley has not\\.$`, 's');

describe('a dossier whose entries, files and pages agree on a value that Galley has not', () => {
  it.each(ways)('is refused: of a judgement (%s)', async (then) => {
    const { entries } = writeGraded(then);
    expect(sentenceOn(await filesBy(entries))).toBe(`All ${entries.length} match`);
    const saidWith = async (from: string, to: unknown, shown: readonly [string, string][] = []) =>
      sentenceOn(await forged(entries, from, to, shown));
    const native = 'function Object() { [native code] }';
    const signs = ['>△ Open', 'true">△<', 'C1△<'].map((one): [string, string] => [one, one.replace('△', native)]);
    expect(await saidWith('"colour":"partly"', MARKUP, [['verdict partly"', `verdict ${MARKUP}"`]])).toMatch(onClaim('the colour "x.*"'));
    expect(await saidWith('"colour":"partly"', ['partly'])).toMatch(onClaim('the colour partly'));
    expect(await saidWith('"sign":"warning"', 'constructor', signs)).toMatch(onClaim('the sign constructor'));
    const value = [['data-verdict="unproven"', `data-verdict="${MARKUP}"`]] as const;
    expect(await saidWith('"value":"unproven"', MARKUP, [[...value[0]]])).toMatch(onClaim('the value "x.*"'));
  });

  it.each(ways)('is refused: a judgement that looks like more than it stands for (%s)', async (then) => {
    for (const look of [{ sign: 'tick' }, { colour: 'supported' }, { sign: 'tick', colour: 'supported' }] as const) {
      expect(sentenceOn(await filesBy(writeGraded(then, look).entries))).toBe(
        'A judgement on C1 in article.json looks like more than it stands for.',
      );
    }
  });

  it('is refused: the direction of the text', async () => {
    const evil = 'ltr" hidden data-x="';
    // Blocks from left to right then are not as the page is.
    const shown = ['<html lang="en"', '<h1 lang="en"'].map((one): [string, string] => [`${one} dir="ltr"`, `${one} dir="${evil}"`]);
    for (const block of ['<h1', '<p id="p1" data-number="¶1"']) shown.push([`${block}>`, `${block} dir="ltr">`]);
    expect(sentenceOn(await forged(writeGraded('alone').entries, '"direction":"ltr"', evil, shown))).toBe(
      'The direction of the text in article.json is neither ltr nor rtl.',
    );
  });

  it.each([
    ['needed', 'two of', '$ of'],
    ['of', 'of two', 'of $'],
  ])('is refused: in the rule of a vote, what says "%s"', async (name, said, now) => {
    for (const to of ['<b>7</b>', 2.5, -1]) {
      const shown: [string, string] = ['Decided by two of two', `Decided by ${'two of two'.replace(said, now.replace('$', String(to)))}`];
      expect(sentenceOn(await forged(writeSampleVotes().entries, `"${name}":2`, to, [shown]))).toMatch(
        /^How many votes decide on C\d in article\.json is no whole number\.$/,
      );
    }
  });

  it('is refused: how much was waived', async () => {
    for (const to of ['<b>0</b>', 0, 1.5])
      expect(sentenceOn(await forged(goldenEntries(waivers), '"count":2', to, [['>2 sentences', `>${to} sentences`]]))).toMatch(
        /^How much the waiver of .* passes over is no whole number\.$/,
      );
  });

  it('is refused: a hash of signed words, where some words were erased', async () => {
    const entries = goldenEntries(waivers);
    const [first, last] = [entries[0], entries.at(-1)];
    if (!first || !last) throw new Error('There are entries.');
    const erased = { ...last, id: testId(1, 999), type: 'erased', payload: { seqs: [1], reason: 'Ruling' } };
    const all = rechained([...entries, erased]);
    const { wordsHash } = Object(entries.findLast(({ type }) => type === 'article.signed-off')?.payload);
    const shown: [string, string] = [`<span class="mono">${inGroups(wordsHash)}<`, '<span class="mono"><b>0 </b><'];
    expect(sentenceOn(await forged(all, `"wordsHash":"${wordsHash}"`, '<b>0</b>', [shown]))).toMatch(
      /^The sign-off of .* in sign-offs\.json is under no hash of words\.$/,
    );
  });

  it('is refused: whether a verdict is stale', async () => {
    const files = await filesBy(writeGraded('second').entries);
    const article = (files['article.json'] ?? '').replace('"isStale": false', `"isStale": ""`);
    const index = (files['index.html'] ?? '').replace('data-stale="false"', 'data-stale=""');
    expect(sentenceOn(resealed({ ...files, 'article.json': article, 'index.html': index }))).toBe(
      'A tag in article.json has no proper "isStale".',
    );
  });
});
