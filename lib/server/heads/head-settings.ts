import path from 'node:path';
import { z } from 'zod';
import { readEnvironment } from '../environment';

const loopbackHosts = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Whoever sets it says where it goes, so it may be a private address; over the net it is encrypted. `fetch` takes no names and passwords. */
function isHeadsAddress(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, username, password, hash } = new URL(url);
  const isSafe = protocol === 'https:' || (protocol === 'http:' && loopbackHosts.has(hostname));
  return isSafe && username === '' && password === '' && hash === '';
}

const File = z.object({ GALLEY_HEADS_FILE: z.string().refine((file) => path.isAbsolute(file), 'must be a whole path, from the root on.') });
const Address = z.object({
  GALLEY_HEADS_URL: z
    .string()
    .refine(isHeadsAddress, 'must be an https:// address without a password in it (http:// on this machine only).'),
});

/** Where the ends of journals are published: a file, an address, both, or nowhere (both null). Settings that cannot be used: EnvironmentError. */
export function headSettings(env: Record<string, string | undefined> = process.env): { file: string | null; address: string | null } {
  return {
    file: readEnvironment(File, env)?.GALLEY_HEADS_FILE ?? null,
    address: readEnvironment(Address, env)?.GALLEY_HEADS_URL ?? null,
  };
}
