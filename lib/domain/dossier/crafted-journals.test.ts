import { beforeAll, describe, expect, it } from 'vitest';
import { writeSampleJournal } from '../export/sample.fixture';
import { type JournalEntry, sealEntry } from '../journal/entry';
import { entriesOf, type Files, filesOf, linesOf, rechained, resealed, sentenceOn, withJournal, zipOf } from './dossier.fixture';

let files: Files;
let entries: JournalEntry[];

beforeAll(async () => {
  files = filesOf(await zipOf());
  entries = entriesOf(files);
});

/** An entry with another payload, sealed as if it had always been so; the entries after it are left. */
const changed = (at: number, payload: object) =>
  entries.map((one, index) => (index === at ? sealEntry({ ...one, payload: { ...Object(one.payload), ...payload } }) : one));
const indexOfType = (type: string) => entries.findIndex((one) => one.type === type);

describe('a crafted journal', () => {
  it('is fine as it was made', () => {
    expect(sentenceOn(resealed(files))).toBe('All 48 match');
  });

  it('is refused with an entry removed at its end', () => {
    const cut = resealed({ ...files, 'journal.jsonl': linesOf(entries.slice(0, -1)) });
    expect(sentenceOn(cut)).toBe('journal.jsonl has 47 entries; manifest.json says 48.');
  });

  it('is refused with an entry removed in the middle', () => {
    const cut = resealed({ ...files, 'journal.jsonl': linesOf(entries.filter((_, index) => index !== 6)) });
    expect(sentenceOn(cut)).toBe('Entry 7 is missing in journal.jsonl: 8 stands in its place.');
  });

  it('is refused with an entry in it twice', () => {
    const twice = [...entries.slice(0, 7), ...entries.slice(6)];
    expect(sentenceOn(resealed({ ...files, 'journal.jsonl': linesOf(twice) }))).toBe(
      'Entry 8 is missing in journal.jsonl: 7 stands in its place.',
    );
  });

  it('is refused with entries swapped', () => {
    const swapped = entries.map((one, index) => entries[index === 4 ? 5 : index === 5 ? 4 : index] ?? one);
    const renumbered = swapped.map((one, index) => ({ ...one, seq: index + 1 }));
    for (const crafted of [swapped, renumbered]) {
      expect(sentenceOn(resealed({ ...files, 'journal.jsonl': linesOf(crafted) }))).toMatch(
        /(5 is missing|entry 5 in journal.jsonl does not follow)/i,
      );
    }
  });

  it('is refused with a payload changed', () => {
    const at = indexOfType('verdict.given');
    const crafted = entries.map((one, index) => (index === at ? { ...one, payload: { ...Object(one.payload), outcome: 'rival' } } : one));
    expect(sentenceOn(resealed({ ...files, 'journal.jsonl': linesOf(crafted) }))).toBe(
      `The payload of entry ${at + 1} in journal.jsonl was changed: payloadHash does not match.`,
    );
  });

  it('is refused with a payload changed and its hashes made anew', () => {
    const at = indexOfType('verdict.given');
    const crafted = changed(at, { outcome: 'rival' });
    expect(sentenceOn(resealed({ ...files, 'journal.jsonl': linesOf(crafted) }))).toBe(
      `Entry ${at + 2} in journal.jsonl does not follow the one before it: prevHash does not match.`,
    );
    const [only = entries[0]] = crafted.slice(at, at + 1);
    const payloadOnly = entries.map((one, index) =>
      index === at && only ? { ...one, payload: only.payload, payloadHash: only.payloadHash } : one,
    );
    expect(sentenceOn(resealed({ ...files, 'journal.jsonl': linesOf(payloadOnly) }))).toBe(
      `Entry ${at + 1} in journal.jsonl was changed: its hash does not match.`,
    );
  });

  it.each(['actorId', 'at', 'clientId', 'type', 'id'] as const)('is refused with another %s', (field) => {
    const crafted = entries.map((one, index) => (index === 9 ? { ...one, [field]: entries[20]?.[field] ?? '' } : one));
    crafted[9] = { ...Object(crafted[9]), [field]: 'x' };
    expect(sentenceOn(resealed({ ...files, 'journal.jsonl': linesOf(crafted) }))).toBe(
      'Entry 10 in journal.jsonl was changed: its hash does not match.',
    );
  });

  it('is refused with the whole chain made anew, where the head was published elsewhere', () => {
    const published = entries.at(-1)?.hash ?? '';
    const at = indexOfType('comment') === -1 ? entries.length - 1 : indexOfType('comment');
    const crafted = rechained(entries.map((one, index) => (index === at ? { ...one, at: '2026-03-02T09:00:01.000Z' } : one)));
    const forged = withJournal(files, crafted);
    expect(sentenceOn(forged)).toBe('All 48 match');
    expect(sentenceOn(forged, published)).toBe(
      `No entry in journal.jsonl has the hash ${published}: this is not the journal that was published.`,
    );
    expect(sentenceOn(files, published)).toBe('All 48 match');
    expect(sentenceOn(files, entries[7]?.hash)).toBe('All 48 match');
  });

  it('is refused with the entries of another article', () => {
    const crafted = rechained(entries.map((one) => ({ ...one, articleId: '018f4c1e-0000-7000-8000-00000000dead' })));
    expect(sentenceOn(withJournal(files, crafted))).toBe('The article of entry 1 in journal.jsonl is another one.');
  });

  it('is refused where an entry calls itself erased and no later one says so', () => {
    const crafted = entries.map((one, index) =>
      index === 5 ? { ...one, salt: '', payload: { ...Object(one.payload), kind: 'opinion' } } : one,
    );
    expect(sentenceOn(resealed({ ...files, 'journal.jsonl': linesOf(crafted) }))).toBe(
      'The payload of entry 6 in journal.jsonl was changed: payloadHash does not match.',
    );
  });

  it('is refused where an erased entry still has its salt, so nothing was destroyed', async () => {
    const journal = writeSampleJournal();
    journal.append('erased', { seqs: [6], reason: 'Ruling' });
    const crafted = journal.entries.map((one) => (one.seq === 6 ? { ...one, payload: { ...Object(one.payload), kind: 'opinion' } } : one));
    expect(sentenceOn(withJournal(files, crafted))).toBe(
      'The payload of entry 6 in journal.jsonl was changed: payloadHash does not match.',
    );
  });

  it('is refused cut off in the middle of a line', () => {
    const crafted = resealed({ ...files, 'journal.jsonl': files['journal.jsonl']?.slice(0, -40) ?? '' });
    expect(sentenceOn(crafted)).toBe('journal.jsonl ends in the middle of entry 48.');
  });

  it.each([
    ['a member twice', (line: string) => line.replace('{"actorId"', '{"type":"erased","actorId"'), 'is not written as Galley writes it'],
    ['a space', (line: string) => line.replace(',', ', '), 'is not written as Galley writes it'],
    ['a number that JSON has not', (line: string) => line.replace(/"seq":1\b/, '"seq":NaN'), 'is not JSON'],
    ['a number beyond all', (line: string) => line.replace(/"seq":1\b/, '"seq":1e999'), 'is not written as Galley writes it'],
    ['a text for a number', (line: string) => line.replace(/"seq":1\b/, '"seq":"1"'), 'has no proper "seq"'],
    ['a list for an entry', () => '[]', 'is not what it should be'],
    ['null', () => 'null', 'is not what it should be'],
    ['nothing', () => '', 'is not JSON'],
    ['much nesting', () => '['.repeat(100_000) + ']'.repeat(100_000), 'is nested too deeply to be read'],
  ])('is refused with %s in a line', (_, craft, fault) => {
    const [first = '', ...rest] = (files['journal.jsonl'] ?? '').split('\n');
    const crafted = resealed({ ...files, 'journal.jsonl': [craft(first), ...rest].join('\n') });
    expect(sentenceOn(crafted)).toMatch(new RegExp(`^Entry 1 in journal\\.jsonl ${fault}`));
  });
});
