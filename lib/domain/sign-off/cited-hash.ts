import { canonicalJson } from '../canonical-json';
import { sha256Hex } from '../hash';
import type { Source } from '../sources/source';
import { CitedSource } from './sign-off';

/** SHA-256 (hex) of how these sources are described as they are cited, in whatever order they come: what a person saw of them who signs. */
export const citedHash = (sources: readonly Source[]): string =>
  sha256Hex(canonicalJson(sources.map((one) => CitedSource.parse(one)).sort((a, b) => (a.id < b.id ? -1 : 1))));
