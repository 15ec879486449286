import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { verifyDossier } from '@/scripts/verify-dossier.mjs';
import { canonicalJson } from '../canonical-json';
import { escapeHtml } from '../export/html-escape';
import { sampleInput, writeSampleJournal, writeSampleSuggestions } from '../export/sample.fixture';
import { sha256Hex } from '../hash';
import { erasePayload } from '../journal/erase';
import { copiesIn } from '../journal/erased-entries.fixture';
import { erasedTogether, erasePart } from '../journal/erased-together';
import { bytesOf, type Files, filesOf, pretty, resealed, sentenceOn, withJournal, zipOf } from './dossier.fixture';
import { rebuiltState } from './rebuilt-state.fixture';

const hashOf = (payload: unknown) => sha256Hex(canonicalJson(payload));

/** A dossier in which entry 6 says something that nobody ever wrote, and one behind all others that it was erased. */
async function forgedFiles(more: (payload: unknown) => object, seqs = [6]): Promise<Files> {
  const journal = writeSampleJournal();
  const payload = { ...Object(journal.entries[5]?.payload), kind: 'opinion' };
  journal.append('erased', { seqs, reason: 'Ruling', ...more(payload) });
  const crafted = journal.entries.map((one) => (one.seq === 6 ? { ...one, salt: '', payload } : one));
  return withJournal(filesOf(await zipOf()), crafted);
}

/** An honest one, with the words of some entries erased, and the hash of its last entry. */
async function erasedFiles(keepsLeft: boolean, seqs = [1, 19, 25]): Promise<{ files: Files; head: string }> {
  const journal = writeSampleJournal();
  const blank = journal.entries.map((one) =>
    seqs.includes(one.seq) ? { ...one, salt: '', payload: erasePayload(one.type, one.payload) } : one,
  );
  const left = seqs.map((seq) => hashOf(blank[seq - 1]?.payload));
  journal.append('erased', { seqs, reason: 'Ruling', ...(keepsLeft && { left }) });
  const entries = [...blank, ...journal.entries.slice(-1)];
  const files = filesOf(await zipOf({ ...sampleInput(journal), entries, state: rebuiltState(entries, entries.length) }));
  return { files, head: entries.at(-1)?.hash ?? '' };
}

/** An honest one, in which what others quoted of the words went with them. */
async function erasedWithCopies(seqs: readonly number[]): Promise<Files> {
  const journal = writeSampleJournal();
  const copies = copiesIn(journal.entries, new Set(seqs));
  expect(copies.size).toBeGreaterThan(0);
  const blank = journal.entries.map((one) => {
    if (seqs.includes(one.seq)) return { ...one, salt: '', payload: erasePayload(one.type, one.payload) };
    return copies.has(one.seq) ? { ...one, salt: '', payload: copies.get(one.seq) } : one;
  });
  const all = [...seqs, ...copies.keys()].sort((a, b) => a - b);
  const left = all.map((seq) => (seqs.includes(seq) ? hashOf(blank[seq - 1]?.payload) : null));
  journal.append('erased', { seqs: all, reason: 'Ruling', left });
  const entries = [...blank, ...journal.entries.slice(-1)];
  return filesOf(await zipOf({ ...sampleInput(journal), entries, state: rebuiltState(entries, entries.length) }));
}

const Quote = z.looseObject({ exact: z.string(), prefix: z.string(), suffix: z.string() });
const Tag = z.looseObject({ anchor: z.looseObject({ state: z.string(), ranges: z.array(Quote) }) });
const Article = z.looseObject({ annotations: z.array(Tag) });

/** The files with another quote of the tag whose words are gone, in article.json and on both pages. */
function withQuote(files: Files, member: 'exact' | 'prefix' | 'suffix', change: (quote: string) => string): Files {
  const article = Article.parse(JSON.parse(files['article.json'] ?? ''));
  const range = article.annotations.find(({ anchor }) => anchor.state === 'orphaned')?.anchor.ranges[0];
  if (!range) throw new Error('The words of a tag are gone.');
  const [before, now] = [range[member], change(range[member])];
  range[member] = now;
  const page = (html = '') => html.replaceAll(`>${escapeHtml(before)}<`, `>${escapeHtml(now)}<`);
  const pages = { 'article.html': page(files['article.html']), 'index.html': page(files['index.html']) };
  if (pages['article.html'] === files['article.html']) throw new Error(`Nobody sees ${before}.`);
  return resealed({ ...files, 'article.json': pretty(article), ...pages });
}

describe('a dossier with words erased by law', () => {
  it('is fine where what is left is what the erasure says, with a head from after it', async () => {
    const { files, head } = await erasedFiles(true);
    expect(verifyDossier(bytesOf(files), { head })).toMatchObject({ entries: 49, publishedSeq: 49, unvouched: [] });
  });

  it('is fine where what quoted the words was erased with them', async () => {
    expect(sentenceOn(await erasedWithCopies([1]))).toBe('All 49 match');
  });

  it('is fine where a suggestion lost its words with the text that took them', async () => {
    const journal = writeSampleSuggestions();
    const taken = journal.entries.filter(({ type }) => type === 'suggestion.accepted').at(-1);
    const parts = erasedTogether(taken ? [taken] : [], journal.entries);
    expect([...parts.keys()].map(({ type }) => type).sort()).toEqual(['suggestion.accepted', 'suggestion.made']);
    const blank = journal.entries.map((one) => {
      const part = parts.get(one);
      return part ? { ...one, salt: '', payload: erasePart(one.type, one.payload, part) } : one;
    });
    const seqs = [...parts.keys()].map(({ seq }) => seq).sort((a, b) => a - b);
    journal.append('erased', { seqs, reason: 'Ruling', left: seqs.map((seq) => hashOf(blank[seq - 1]?.payload)) });
    const entries = [...blank, ...journal.entries.slice(-1)];
    const state = rebuiltState(entries, entries.length);
    expect(JSON.stringify([...state.suggestions.values()])).not.toContain('stood');
    const files = filesOf(await zipOf({ ...sampleInput(journal), entries, state }));
    expect(verifyDossier(bytesOf(files))).toMatchObject({ unvouched: [] });
  });

  it('is fine where words were erased that stood in values which no text has', async () => {
    const journal = writeSampleJournal();
    const end = journal.state.doc.content.size;
    const content = [{ type: 'text', text: 'Smuggled' }];
    const item = { type: 'listItem', content: [{ type: 'paragraph', content }] };
    const list = { type: 'orderedList', attrs: { start: 'Smuggled', type: { a: 'Smuggled' } }, content: [item] };
    const heading = { type: 'heading', attrs: { level: 'Smuggled' }, content };
    const steps = [
      { stepType: 'replace', from: end, to: end, slice: { content: [heading, list] } },
      { stepType: 'docAttr', attr: 'Smuggled', value: 'Smuggled' },
      { stepType: 'attr', pos: end, attr: 'level', value: ['Smuggled'] },
      { stepType: 'attr', pos: end, attr: 'Smuggled', value: 'Smuggled' },
    ];
    const { seq } = journal.append('text', { steps });
    expect(sentenceOn(filesOf(await zipOf(sampleInput(journal))))).toBe(`All ${seq} match`);
    const blank = journal.entries.map((one) =>
      one.seq === seq ? { ...one, salt: '', payload: erasePayload(one.type, one.payload) } : one,
    );
    journal.append('erased', { seqs: [seq], reason: 'Ruling', left: [hashOf(blank[seq - 1]?.payload)] });
    const entries = [...blank, ...journal.entries.slice(-1)];
    const files = filesOf(await zipOf({ ...sampleInput(journal), entries, state: rebuiltState(entries, entries.length) }));
    expect(sentenceOn(files)).toBe(`All ${seq + 1} match`);
    expect(JSON.stringify(files)).not.toContain('Smuggled');
  });

  it('is refused where what is left is not that', async () => {
    const files = await forgedFiles(() => ({ left: [hashOf({ something: 'else' })] }));
    expect(sentenceOn(files)).toBe('What is left of entry 6 in journal.jsonl is not what entry 49 kept of it when its words were erased.');
  });

  it.each([
    ['and says what is left', (payload: unknown) => ({ left: [hashOf(payload)] })],
    ['and says nothing of that', () => ({})],
  ])('is refused with a head from before an erasure that somebody put behind it %s', async (_, more) => {
    const files = await forgedFiles(more);
    const head = writeSampleJournal().entries.at(-1)?.hash ?? '';
    expect(sentenceOn(files, head)).toBe(
      'The published head is entry 48. The words of entry 6 were erased after that, so it does not vouch for what is left of them: give a head that was published later.',
    );
  });

  it('names what nobody can vouch for where an erasure did not keep what it left, and is fine otherwise', async () => {
    const { files, head } = await erasedFiles(false);
    expect(verifyDossier(bytesOf(files), { head })).toMatchObject({ entries: 49, unvouched: [1, 19, 25] });
  });

  it('is refused where an erasure says of others what is left, or names itself', async () => {
    expect(sentenceOn(await forgedFiles(() => ({ left: [] })))).toBe('Entry 49 in journal.jsonl does not say what it erased.');
    const files = await forgedFiles(() => ({}), [6, 49]);
    const lines = files['journal.jsonl']?.split('\n') ?? [];
    const last = { ...JSON.parse(lines.at(-2) ?? ''), salt: '' };
    const crafted = { ...files, 'journal.jsonl': [...lines.slice(0, -2), canonicalJson(last), ''].join('\n') };
    const entries = crafted['journal.jsonl']
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line));
    expect(sentenceOn(withJournal(files, entries))).toBe(
      'The payload of entry 49 in journal.jsonl was changed: payloadHash does not match.',
    );
  });

  it.each(['exact', 'prefix', 'suffix'] as const)(
    'is refused with another quote of a tag of which nothing was erased: %s',
    async (member) => {
      const { files } = await erasedFiles(true, [25]);
      expect(sentenceOn(files)).toBe('All 49 match');
      for (const change of [() => 'We were paid', (quote: string) => quote.replace(/\p{L}/u, 'Z')])
        expect(sentenceOn(withQuote(files, member, change))).toMatch(
          /^Where .* stands in article\.json is not where its entries put it, or it quotes other words\.$/,
        );
    },
  );
});
