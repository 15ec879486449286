import { inBrief } from '../text/in-brief';
import type { Source } from './source';
import { sourceTypes } from './source-types';

const MAX_SHOWN_CHARS = 200;

const fields = {
  title: 'title',
  type: 'type',
  author: 'author',
  publisher: 'publisher',
  publishedOn: 'published',
  note: 'note',
} as const;
const fieldNames = ['title', 'type', 'author', 'publisher', 'publishedOn', 'note'] as const;

/** How an archive describes a page otherwise than the desk's source for it, which stays as it is: a sentence for whoever brings the archive in. Null if both say the same. */
export function sayOtherDescription(archived: Source, stored: Source): string | null {
  const said = saidOtherwise(archived, stored);
  if (said === '') return null;
  return `${archived.url ?? archived.title} is a source already, as “${stored.title}”. It stays as it is; the archive says otherwise: ${said}.`;
}

/** That two sources of an archive have the same link and become one: a sentence for whoever brings it in. `first` is the one that stays. */
export function sayJoined(second: Source, first: Source): string {
  const joined = `The archive has ${first.url} twice. Both become one source, “${first.title}”`;
  const said = saidOtherwise(second, first);
  return said === '' ? `${joined}.` : `${joined}; what it says the second time is left out: ${said}.`;
}

function saidOtherwise(one: Source, kept: Source): string {
  const others = fieldNames.filter((name) => one[name] !== kept[name]);
  return others.map((name) => `${fields[name]} ${quoted(name === 'type' ? sourceTypes[one.type].name : one[name])}`).join(', ');
}

function quoted(words: string | null): string {
  if (!words) return 'none';
  return `“${inBrief(words, MAX_SHOWN_CHARS)}”`;
}
