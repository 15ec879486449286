import type { SourceType } from './source';

/** What a source is. `document` is a source's type and nowhere else a word of ours. */
export const sourceTypes = {
  webpage: { name: 'Web page' },
  document: { name: 'Document' },
  dataset: { name: 'Dataset' },
  interview: { name: 'Interview' },
  correspondence: { name: 'Correspondence' },
  observation: { name: 'Own observation' },
  other: { name: 'Other' },
} as const satisfies Record<SourceType, { name: string }>;
