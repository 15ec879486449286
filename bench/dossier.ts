// `npm run bench -- dossier`: an audit dossier of a long journal, written piece by piece and verified by the program that is in it.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { ArticleState } from '@/lib/domain/article-state';
import { writeDossier } from '@/lib/domain/dossier/write-dossier';
import { JournalWriter, testId } from '@/lib/domain/export/journal-writer.fixture';
import { sampleInput } from '@/lib/domain/export/sample.fixture';
import { type JournalEntry, sealEntry } from '@/lib/domain/journal/entry';
import { articleSchema } from '@/lib/domain/text/article-schema';
import { writeResults } from './results-file';

const WORDS_IN_PARAGRAPH = 50;
const PAGE = 1000;
const verifier = path.resolve(import.meta.dirname, '../scripts/verify-dossier.mjs');
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'galley-dossier-'));

interface Long {
  state: ArticleState;
  journal: () => AsyncGenerator<readonly JournalEntry[]>;
}

/** An article of `words` words, and a journal in which a letter is typed at the start of one paragraph after another, `count` entries in all. */
function makeLong(words: number, count: number): Long {
  const texts = Array.from({ length: words / WORDS_IN_PARAGRAPH }, (_, n) =>
    Array.from({ length: WORDS_IN_PARAGRAPH }, (_, at) => `word${(n * 7 + at * 13) % 997}`).join(' '),
  );
  const writer = new JournalWriter(testId(0, 9), testId(9, 1));
  writer.importDoc(docOf(texts));
  const [first] = writer.entries;
  if (!first) throw new Error('there is no first entry');
  const imported: JournalEntry = first;
  const placeOf = (typed: number[], paragraph: number) =>
    7 + texts.slice(0, paragraph).reduce((sum, { length }, at) => sum + length + (typed[at] ?? 0) + 2, 0);
  async function* journal() {
    const typed = texts.map(() => 0);
    let last = imported;
    let page = [imported];
    for (let seq = 2; seq <= count; seq++) {
      const paragraph = (seq * 31) % texts.length;
      const at = placeOf(typed, paragraph);
      typed[paragraph] = (typed[paragraph] ?? 0) + 1;
      const step = { stepType: 'replace', from: at, to: at, slice: { content: [{ type: 'text', text: 'x' }] } };
      const payload = { steps: [step], origin: 'edit', effects: { anchors: [], verdicts: [] } };
      last = sealEntry({ ...last, id: testId(1, seq), seq, version: seq - 1, type: 'text', payload, prevHash: last.hash });
      page.push(last);
      if (page.length === PAGE) yield page;
      if (page.length === PAGE) page = [];
    }
    yield page;
  }
  const typedIn = texts.map(() => 0);
  for (let seq = 2; seq <= count; seq++) typedIn[(seq * 31) % texts.length] = (typedIn[(seq * 31) % texts.length] ?? 0) + 1;
  const doc = docOf(texts.map((text, at) => 'x'.repeat(typedIn[at] ?? 0) + text));
  return { state: { ...writer.state, seq: count, version: count - 1, doc }, journal };
}

const docOf = (texts: readonly string[]) =>
  articleSchema.node('doc', null, [
    articleSchema.node('title', null, [articleSchema.text('Long')]),
    ...texts.map((text) => articleSchema.node('paragraph', null, [articleSchema.text(text)])),
  ]);

const rows: string[] = [];
for (const [words, count] of [
  [1_000, 1_000],
  [10_000, 10_000],
  [100_000, 100_000],
] as const) {
  const { state, journal } = makeLong(words, count);
  const { entries: _entries, keepsDraftsBack: _keeps, ...input } = { ...sampleInput(), state };
  const file = path.join(folder, `${count}.zip`);
  const out = fs.openSync(file, 'w');
  // What it takes to make the entries is none of the dossier's.
  const madeSince = performance.now();
  for await (const _ of journal());
  const madeMs = performance.now() - madeSince;
  const before = process.memoryUsage().rss;
  let peak = before;
  const since = performance.now();
  for await (const piece of writeDossier({ ...input, signOffs: [], madeBy: { id: testId(9, 1), name: 'Mara' } }, journal())) {
    fs.writeSync(out, piece);
    peak = Math.max(peak, process.memoryUsage().rss);
  }
  const writtenMs = performance.now() - since - madeMs;
  fs.closeSync(out);
  const verifySince = performance.now();
  execFileSync(process.execPath, [verifier, file]);
  const verifyMs = performance.now() - verifySince;
  const cells = [count, words].map((one) => one.toLocaleString('en-GB'));
  const sizes = [fs.statSync(file).size, peak - before].map((bytes) => `${(bytes / 1e6).toFixed(1)} MB`);
  rows.push(`| ${[...cells, ...sizes, ...[writtenMs, verifyMs].map((ms) => `${(ms / 1000).toFixed(1)} s`)].join(' | ')} |`);
  process.stdout.write(`${rows.at(-1)}\n`);
}
fs.rmSync(folder, { recursive: true });
writeResults('dossier', [
  'An audit dossier of a journal in which a letter is typed in one paragraph after another: the zip, by how much the memory of the process that writes it grows at most, how long writing takes (without reading the entries from tables), and how long `node verify.mjs` takes in a process of its own.',
  '',
  '| entries | words | zip | memory | written in | verified in |',
  '| --- | --- | --- | --- | --- | --- |',
  ...rows,
]);
