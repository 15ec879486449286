import { type Source, sourceTypes } from './source';

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

/** What an archive says otherwise of a page than the desk, whose source stands for it, as sentences for who brings it in. Null if they are described alike. */
export function sayOtherDescription(archived: Source, stored: Source): string | null {
  const others = fieldNames.filter((name) => archived[name] !== stored[name]);
  if (others.length === 0) return null;
  const said = others.map((name) => `${fields[name]} ${quoted(name === 'type' ? sourceTypes[archived.type].name : archived[name])}`);
  return `${archived.url ?? archived.title} is a source already, as “${stored.title}”. It stays as it is; the archive says otherwise: ${said.join(', ')}.`;
}

function quoted(words: string | null): string {
  if (!words) return 'none';
  return `“${words.length > MAX_SHOWN_CHARS ? `${words.slice(0, MAX_SHOWN_CHARS)}…` : words}”`;
}
