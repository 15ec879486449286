import type { Annotation } from '@/lib/domain/tags/annotation';

/** Which tags a line of labels names: "C4, C7". What is no claim's label is given back as it was written. Those in `keptIds` count though they are gone. */
export function readLabels(text: string, tags: Iterable<Annotation>, keptIds: readonly string[]): { ids: string[]; unknown: string[] } {
  const byLabel = new Map<string, string>();
  for (const { id, kind, label, isRemoved } of tags) {
    if (label !== null && (keptIds.includes(id) || (kind === 'claim' && !isRemoved))) byLabel.set(label, id);
  }
  const wanted = text
    .toUpperCase()
    .split(/[\s,;]+/)
    .filter((one) => one !== '');
  return {
    ids: [...new Set(wanted.flatMap((one) => byLabel.get(one) ?? []))],
    unknown: wanted.filter((one) => !byLabel.has(one)),
  };
}

/** The line that names these tags. One that the server has not named yet is not in it. */
export const sayLabels = (tags: readonly Annotation[]): string => tags.flatMap(({ label }) => label ?? []).join(', ');
