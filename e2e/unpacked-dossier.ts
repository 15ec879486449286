import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { Download } from '@playwright/test';
import { unzipSync } from 'fflate';
import { z } from 'zod';
import { canonicalJson } from '../lib/domain/canonical-json';

/** A dossier as it was downloaded, unpacked into `folder`, which is made if it is not there. */
export async function unpackDossier(download: Download, folder: string): Promise<void> {
  fs.mkdirSync(folder, { recursive: true });
  const zip = unzipSync(fs.readFileSync(await download.path()));
  for (const [name, bytes] of Object.entries(zip)) fs.writeFileSync(path.join(folder, name), bytes);
}

/** What the verifier that lies in a dossier says of it. It gets nothing of ours: no package, no setting, no folder to look in. */
export function verifyByItself(folder: string) {
  const env = { NODE_ENV: 'production' as const };
  const { status, stdout, stderr } = spawnSync(process.execPath, ['verify.mjs'], { cwd: folder, env, encoding: 'utf8' });
  return { status, stdout, stderr };
}

/** Puts `other` in the place of the first letter of `words`, where the journal has them first; the number of the entry that it is in. */
export function changeByte(folder: string, words: string, other: string): number {
  const file = path.join(folder, 'journal.jsonl');
  const bytes = fs.readFileSync(file);
  const at = bytes.indexOf(words);
  if (at === -1) throw new Error(`"${words}" is not in the journal`);
  bytes.write(other, at, 1, 'latin1');
  fs.writeFileSync(file, bytes);
  return bytes.subarray(0, at).toString().split('\n').length;
}

const Listed = z.looseObject({ name: z.string() });
const Manifest = z.looseObject({ files: z.array(Listed) });

/** Makes the manifest fit the journal as it is now, as a forger would. */
export function fitManifest(folder: string): void {
  const file = path.join(folder, 'manifest.json');
  const { sha256: _, ...manifest } = Manifest.parse(JSON.parse(fs.readFileSync(file, 'utf8')));
  const sha256 = createHash('sha256')
    .update(fs.readFileSync(path.join(folder, 'journal.jsonl')))
    .digest('hex');
  const files = manifest.files.map((one) => (one.name === 'journal.jsonl' ? { ...one, sha256 } : one));
  const rest = { ...manifest, files };
  const own = createHash('sha256').update(canonicalJson(rest)).digest('hex');
  fs.writeFileSync(file, `${JSON.stringify({ ...rest, sha256: own }, null, 2)}\n`);
}
