import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { strFromU8, strToU8, unzipSync } from 'fflate';
import { expect } from 'vitest';
import { z } from 'zod';
import { verifyDossier } from '@/scripts/verify-dossier.mjs';
import { canonicalJson } from '../canonical-json';
import type { ExportInput } from '../export/export-input';
import { type JournalWriter, testId } from '../export/journal-writer.fixture';
import { sampleInput } from '../export/sample.fixture';
import { sha256Hex } from '../hash';
import { JournalEntry, NO_HASH, sealEntry } from '../journal/entry';
import checks from '../journal/golden/journal-v1-checks.json';
import { type DossierInput, dossierMoment } from './dossier-input';
import { rebuiltState } from './rebuilt-state.fixture';
import { writeDossier } from './write-dossier';

/** A dossier's files by name, as text. */
export type Files = Record<string, string>;

/** The dossier of what other writers are given, its journal in two pages. */
export async function zipOf(exported: ExportInput = sampleInput(), over: Partial<DossierInput> = {}): Promise<Uint8Array> {
  const { entries, keepsDraftsBack: _, ...input } = exported;
  const half = Math.ceil(entries.length / 2);
  const pages = async function* () {
    yield entries.slice(0, half);
    yield entries.slice(half);
  };
  const pieces: Uint8Array[] = [];
  const made = { signOffs: [], madeBy: { id: testId(9, 1), name: 'Mara Lindqvist' }, ...input, ...over };
  for await (const piece of writeDossier(made, pages())) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** A journal as it lies in a golden file. */
export const goldenEntries = (golden: unknown): JournalEntry[] => z.object({ entries: z.array(JournalEntry) }).parse(golden).entries;

/** The dossier of an article that two people checked, a third decided on, and two signed after it had been opened again. */
export async function signedFiles(entries = goldenEntries(checks)): Promise<Files> {
  const { seq, signOffs } = dossierMoment(rebuiltState(entries, entries.length));
  return filesOf(await zipOf({ ...sampleInput(), state: rebuiltState(entries, seq), entries, sources: [] }, { signOffs }));
}

export const filesOf = (zip: Uint8Array): Files =>
  Object.fromEntries(Object.entries(unzipSync(zip)).map(([name, bytes]) => [name, strFromU8(bytes)]));

/** As the verifier takes them. */
export const bytesOf = (files: Files): Map<string, Buffer> =>
  new Map(Object.entries(files).map(([name, text]) => [name, Buffer.from(strToU8(text))]));

export const pretty = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

const Manifest = z.looseObject({ files: z.array(z.object({ name: z.string(), size: z.number(), sha256: z.string() })) });

/** Files with a manifest that fits them again, as a forger would write it: sizes, hashes, and what `over` says. */
export function resealed(files: Files, over: Record<string, unknown> = {}): Files {
  const { sha256: _, ...manifest } = Manifest.parse(JSON.parse(files['manifest.json'] ?? ''));
  const listed = Object.entries(files)
    .filter(([name]) => name !== 'manifest.json')
    .map(([name, text]) => ({ name, size: strToU8(text).length, sha256: bytesToHex(sha256(strToU8(text))) }));
  const rest = { ...manifest, ...over, files: over.files ?? listed };
  return { ...files, 'manifest.json': pretty({ ...rest, sha256: sha256Hex(canonicalJson(rest)) }) };
}

export const entriesOf = (files: Files): JournalEntry[] =>
  (files['journal.jsonl'] ?? '')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JournalEntry.parse(JSON.parse(line)));

export const linesOf = (entries: readonly unknown[]) => entries.map((one) => `${canonicalJson(one)}\n`).join('');

/** Entries whose hashes are all made anew, as somebody would who holds the whole database. */
export function rechained(entries: readonly JournalEntry[]): JournalEntry[] {
  let prevHash = NO_HASH;
  return entries.map(({ hash: _hash, payloadHash: _payloadHash, ...entry }, index) => {
    const sealed = sealEntry({ ...entry, seq: index + 1, prevHash });
    prevHash = sealed.hash;
    return sealed;
  });
}

/** The files with another journal, and all that names its end made to fit. */
export function withJournal(files: Files, entries: readonly JournalEntry[]): Files {
  const before = entriesOf(files).at(-1)?.hash ?? '';
  const { seq = 0, hash = NO_HASH } = entries.at(-1) ?? {};
  const said = (one: string) => one.match(/.{4}/g)?.join(' ') ?? '';
  const index = (files['index.html'] ?? '').replaceAll(before, hash).replaceAll(said(before), said(hash));
  return resealed({ ...files, 'journal.jsonl': linesOf(entries), 'index.html': index }, { seq, hash, headSeq: seq, headHash: hash });
}

/** What the verifier says of these files, as one sentence. */
export function sentenceOn(crafted: Files, head: string | null = null): string {
  try {
    const { entries } = verifyDossier(bytesOf(crafted), { head });
    return `All ${entries} match`;
  } catch (error) {
    return error instanceof Error ? error.message : 'no sentence';
  }
}

/** Expects that the verifier finds nothing wrong with the dossier of a journal. */
export const expectAllMatch = async (journal: JournalWriter): Promise<void> =>
  expect(sentenceOn(filesOf(await zipOf(sampleInput(journal))))).toMatch(/^All \d+ match$/);
