import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerTo, readZip, verifyDossier } from '@/scripts/verify-dossier.mjs';
import { sampleInput, writeSampleJournal } from '../export/sample.fixture';
import type { JournalEntry } from '../journal/entry';
import { erasePayload } from '../journal/erase';
import { bytesOf, entriesOf, type Files, filesOf, resealed, zipOf } from './dossier.fixture';
import { rebuiltState } from './rebuilt-state.fixture';

const program = path.resolve(import.meta.dirname, '../../../scripts/verify-dossier.mjs');
let zip: Uint8Array;
let files: Files;
let entries: JournalEntry[];
let folder: string;

beforeAll(async () => {
  zip = await zipOf();
  files = filesOf(zip);
  entries = entriesOf(files);
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'dossier-'));
});
afterAll(() => fs.rmSync(folder, { recursive: true }));

/** What the program says on the command line, in a process of its own. */
function run(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], { encoding: 'utf8' });
  return { status, stdout, stderr };
}

function saved(name: string, bytes: Uint8Array): string {
  const file = path.join(folder, name);
  fs.writeFileSync(file, bytes);
  return file;
}

describe('one changed byte', () => {
  it('in any file is found', { timeout: 600_000 }, () => {
    const names = Object.keys(files);
    const good = bytesOf(files);
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        fc.integer({ min: 1, max: 255 }),
        (name, where, by) => {
          const bytes = Buffer.from(good.get(name) ?? []);
          const at = Math.floor(where * bytes.length);
          bytes[at] = (bytes[at] ?? 0) ^ by;
          const refused = () => verifyDossier(new Map(good).set(name, bytes));
          expect(refused).toThrow(/^[^\n]{10,400}$/);
        },
      ),
      { numRuns: Number(process.env.PROOF_RUNS ?? 1000) },
    );
  });

  it('in the zip is found, or changes nothing that is in it', { timeout: 600_000 }, () => {
    const good = readZip(Buffer.from(zip));
    fc.assert(
      fc.property(fc.integer({ min: 0, max: zip.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, by) => {
        const bytes = Buffer.from(zip);
        bytes[at] = (bytes[at] ?? 0) ^ by;
        let read: Map<string, Buffer> | null = null;
        try {
          read = readZip(bytes);
        } catch (error) {
          expect(String(error)).toMatch(/^Error: [^\n]{10,400}$/);
        }
        if (read) expect([...read].every(([name, content]) => good.get(name)?.equals(content))).toBe(true);
      }),
      { numRuns: Number(process.env.PROOF_RUNS ?? 1000) },
    );
  });
});

describe('the program', () => {
  it('says that all match, and ends with 0', () => {
    const file = saved('good.zip', zip);
    const { status, stdout, stderr } = run(file);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^All 48 entries and 10 files match\.\nThe head is [0-9a-f]{64}; compare it/);
    expect(run(file, '--head', entries[4]?.hash ?? '').stdout).toContain(
      'The published head is in the journal. It vouches for its first 5 entries.\n',
    );
    // Nothing is said to follow from the journal that was not looked at.
    expect(stdout).toMatch(
      /\narticle\.html and index\.html say what the other files do\. Not compared with the journal, in them and in these: .+\.\n$/,
    );
    // An older dossier is verified as it was made, and whoever calls theirs an older one is told what that is worth.
    const { status: before, stdout: said } = run(
      saved('older.zip', zipSync(Object.fromEntries(bytesOf(resealed(files, { formatVersion: 2 }))))),
    );
    expect([before, said]).toEqual([
      0,
      expect.stringMatching(/\nThe dossier is of an older version\. Not compared with the journal: article\.html, /),
    ]);
  });

  it('says how many there are of one as of many', async () => {
    expect(run(saved('good.zip', zip), '--head', entries[0]?.hash ?? '').stdout).toContain(' It vouches for its first entry.\n');

    const journal = writeSampleJournal();
    const first = entries.slice(0, 1);
    const only = await zipOf({ ...sampleInput(journal), entries: first, state: rebuiltState(first, 1), sources: [] });
    expect(run(saved('only.zip', only)).stdout).toMatch(/^The only entry and all 10 files match\.\n/);

    const erasedText = { salt: '', payload: erasePayload(entries[0]?.type ?? '', entries[0]?.payload) };
    journal.append('erased', { seqs: [1], reason: 'Ruling' });
    const left = journal.entries.map((one) => (one.seq === 1 ? { ...one, ...erasedText } : one));
    const erased = await zipOf({ ...sampleInput(journal), entries: left, state: rebuiltState(left, left.length) });
    expect(run(saved('erased.zip', erased)).stdout).toContain('\nThe words of 1 entry were erased by law: Ruling.\n');
  });

  it.each([
    ['a zip cut off', () => zip.subarray(0, zip.length - 100), /cut off/],
    ['half a zip', () => zip.subarray(0, zip.length / 2), /cut off/],
    ['an empty file', () => new Uint8Array(0), /cut off/],
    ['no zip', () => strToU8('hello, hello, hello, hello'), /cut off/],
    ['a zip of nothing', () => zipSync({}), /no manifest/],
    ['names that lead elsewhere', () => zipSync({ '../../evil.sh': strToU8('x') }), /"..\/..\/evil.sh", which no dossier has/],
    ['a folder', () => zipSync({ 'a/index.html': strToU8('x') }), /which no dossier has/],
    ['much from little', () => zipSync({ 'journal.jsonl': new Uint8Array(64 * 1024 * 1024) }), /would unpack to more than a dossier holds/],
    ['a lie about its size', () => lying(zip), /cannot be unpacked to what the zip says|would unpack|damaged/],
    ['a file twice', () => doubled(), /holds manifest.json twice/],
  ])('refuses %s in one sentence', (name, make, fault) => {
    const { status, stdout, stderr } = run(saved(`${name.replaceAll(' ', '-')}.zip`, make()));
    expect([status, stderr]).toEqual([1, '']);
    expect(stdout).toMatch(fault);
    expect(stdout.trim().split('\n')).toHaveLength(1);
  });

  it('refuses a folder with something else in it', () => {
    const place = fs.mkdtempSync(path.join(folder, 'folder-'));
    for (const [name, text] of Object.entries(files)) fs.writeFileSync(path.join(place, name), text);
    expect(run(place).status).toBe(0);
    // As it came, beside the files.
    expect(spawnSync(process.execPath, ['verify.mjs'], { cwd: place, encoding: 'utf8' }).stdout).toContain('All 48 entries');
    fs.symlinkSync('/etc/hostname', path.join(place, 'link'));
    expect(run(place)).toMatchObject({ status: 1, stdout: 'link is no plain file; a dossier holds nothing else.\n' });
    fs.rmSync(path.join(place, 'link'));
    fs.mkdirSync(path.join(place, 'more'));
    expect(run(place)).toMatchObject({ status: 1, stdout: 'more is no plain file; a dossier holds nothing else.\n' });
  });

  it('says what it takes, and what is not there', () => {
    expect(run('--head', 'abc')).toMatchObject({ status: 2, stdout: expect.stringMatching(/^node verify\.mjs/) });
    expect(run('a', 'b').status).toBe(2);
    expect(run('/nowhere/dossier.zip')).toMatchObject({ status: 1, stdout: 'There is no dossier.zip to verify.\n' });
    expect(answerTo([folder], '')).toMatchObject({ code: 1 });
  });
});

/** The zip with another unpacked size in its list. */
function lying(good: Uint8Array): Uint8Array {
  const bytes = Buffer.from(good);
  const list = bytes.readUInt32LE(bytes.length - 6);
  bytes.writeUInt32LE(bytes.readUInt32LE(list + 24) - 1, list + 24);
  return bytes;
}

/** A zip in whose list a name stands twice. */
function doubled(): Uint8Array {
  const bytes = Buffer.from(zipSync({ 'manifest.json': strToU8('{}'), 'manifest.jsoo': strToU8('{}') }));
  for (let at = bytes.indexOf('manifest.jsoo'); at !== -1; at = bytes.indexOf('manifest.jsoo')) bytes.write('manifest.json', at);
  return bytes;
}
