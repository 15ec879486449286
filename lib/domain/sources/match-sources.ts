import type { Source } from './source';

/**
 * The sources that stand for some of an archive's, by the archive's id: the desk's own (`stored`, oldest first) of the same address, since one page
 * is one source however it is described, and of two in the archive with one address the first. Without an address it is one of the desk's that is the
 * same to the letter, each for one alone: two talks that are called “Interview” are two sources.
 */
export function matchSources(archived: readonly Source[], stored: readonly Source[]): Map<string, Source> {
  const byUrl = new Map<string, Source>();
  const free = new Map<string, Source[]>();
  for (const source of stored) {
    if (source.url === null) free.set(sameness(source), [...(free.get(sameness(source)) ?? []), source]);
    else if (!byUrl.has(source.url)) byUrl.set(source.url, source);
  }
  const twins = new Map<string, Source>();
  for (const source of archived) {
    const twin = source.url === null ? free.get(sameness(source))?.shift() : byUrl.get(source.url);
    if (twin) twins.set(source.id, twin);
    else if (source.url !== null) byUrl.set(source.url, source);
  }
  return twins;
}

const sameness = ({ title, type, author, publisher, publishedOn, note }: Source) =>
  JSON.stringify([title, type, author, publisher, publishedOn, note]);
