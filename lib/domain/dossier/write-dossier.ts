import { stateToJson } from '../article-state';
import { canonicalJson } from '../canonical-json';
import { writeHtml } from '../export/html';
import { personName } from '../export/person-name';
import { sha256Hex } from '../hash';
import { type JournalEntry, NO_HASH } from '../journal/entry';
import { reportOnCheck } from '../report/make-report';
import { DOSSIER_FORMAT, DOSSIER_VERSION, type DossierInput } from './dossier-input';
import { dossierReadme } from './dossier-readme';
import { renderIndex } from './index-page';
import { verifierText } from './verifier-text';
import { WorkDone } from './work-done';
import { type WrittenFile, zipFiles } from './zip-files';

/**
 * An audit dossier as a zip, piece by piece. `journal`: all entries in order of seq, in pages; it must hold the one at `input.state.seq`, and is
 * asked for once. All that says where the journal ends stands behind it, so the end need not be known before.
 */
export function writeDossier(input: DossierInput, journal: AsyncIterable<readonly JournalEntry[]>): AsyncGenerator<Uint8Array, void> {
  const { state, sources } = input;
  const written: WrittenFile[] = [];
  const passed: Passed = { head: { seq: 0, hash: NO_HASH }, hash: NO_HASH, work: new WorkDone() };
  return zipFiles(
    [
      { name: 'README.txt', content: [dossierReadme] },
      { name: 'verify.mjs', content: [verifierText] },
      { name: 'journal.jsonl', content: journalLines(journal, state.seq, passed) },
      { name: 'article.json', content: lazily(() => [pretty(stateToJson(state))]) },
      {
        name: 'article.html',
        content: lazily(() => [writeHtml({ ...input, entries: [], keepsDraftsBack: false }).content]),
      },
      { name: 'people.json', content: [pretty(peopleOf(input))] },
      { name: 'sources.json', content: [pretty(sources)] },
      { name: 'sign-offs.json', content: [pretty(input.signOffs)] },
      { name: 'index.html', content: lazily(() => renderIndex(pageOf(input, passed))) },
      { name: 'manifest.json', content: lazily(() => [pretty(manifestOf(input, passed, written))]) },
    ],
    (file) => written.push(file),
  );
}

/** What is known once the journal has gone by. */
interface Passed {
  head: { seq: number; hash: string };
  /** Of the entry at the dossier's moment. */
  hash: string;
  work: WorkDone;
}

/** One line an entry, in the form that is hashed: what is changed in it by hand shows. */
async function* journalLines(journal: AsyncIterable<readonly JournalEntry[]>, seq: number, passed: Passed): AsyncGenerator<string, void> {
  for await (const page of journal) {
    for (const entry of page) {
      passed.head = { seq: entry.seq, hash: entry.hash };
      if (entry.seq === seq) passed.hash = entry.hash;
      if (entry.seq <= seq) passed.work.add(entry);
    }
    yield page.map((entry) => `${canonicalJson(entry)}\n`).join('');
  }
}

function* lazily(content: () => Iterable<string>): Generator<string, void> {
  yield* content();
}

const pretty = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

const peopleOf = (input: DossierInput): Record<string, string> =>
  Object.fromEntries(
    Object.keys({ ...input.state.peopleNames, ...input.peopleNames })
      .sort()
      .map((id) => [id, personName(input, id)]),
  );

function pageOf(input: DossierInput, { hash, head, work }: Passed) {
  const { state, sources, deskName, now } = input;
  const nameOf = (id: string) => personName(input, id);
  // A signature is put behind what was seen: without it the page would say that the article waits for one.
  const signed = { ...state, signOffs: input.signOffs };
  return { input, report: reportOnCheck({ state: signed, sources, deskName, nameOf, hash, now }), head, work: work.people(), nameOf };
}

/** The list of files, and what they are of. Its own hash is over all else in it, in canonical JSON. */
function manifestOf({ state, deskName, generator, now, madeBy }: DossierInput, { head, hash }: Passed, files: readonly WrittenFile[]) {
  const manifest = {
    format: DOSSIER_FORMAT,
    formatVersion: DOSSIER_VERSION,
    generator,
    madeAt: now,
    madeBy,
    deskName,
    articleId: state.articleId,
    seq: state.seq,
    hash,
    headSeq: head.seq,
    headHash: head.hash,
    files: [...files],
  };
  return { ...manifest, sha256: sha256Hex(canonicalJson(manifest)) };
}
