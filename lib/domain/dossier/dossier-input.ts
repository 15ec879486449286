import type { ArticleState } from '../article-state';
import type { ExportInput } from '../export/export-input';

/** What the `format` of a manifest says. */
export const DOSSIER_FORMAT = 'galley-dossier';
/** The version that is written now. It goes up when an older `verify.mjs` could no longer read what is written. */
export const DOSSIER_VERSION = 1;

/** Somebody's name under the article as it was at `seq`: the words that they saw, by their hash. */
export interface DossierSignOff {
  entryId: string;
  seq: number;
  role: 'checker' | 'second' | 'standards';
  byId: string;
  at: string;
  /** SHA-256, hex. */
  wordsHash: string;
}

/** What a dossier is written from, but for the journal, which may be too long to be held. `state` is the article at the dossier's moment. */
export interface DossierInput extends Omit<ExportInput, 'entries' | 'keepsDraftsBack'> {
  signOffs: readonly DossierSignOff[];
  madeBy: { id: string; name: string };
}

/**
 * Which moment of an article its dossier is about if nobody names one, and whose sign-offs it has: the one place that says so. There are no
 * sign-offs yet, so it is the end of the journal.
 */
export function dossierMoment(state: Pick<ArticleState, 'seq'>): { seq: number; signOffs: readonly DossierSignOff[] } {
  return { seq: state.seq, signOffs: [] };
}
