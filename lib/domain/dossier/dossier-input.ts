import type { ArticleState } from '../article-state';
import type { ExportInput } from '../export/export-input';
import type { SignOff } from '../sign-off/sign-off';

/** What the `format` of a manifest says. */
export const DOSSIER_FORMAT = 'galley-dossier';
/**
 * The version that is written now. It goes up when an older `verify.mjs` could no longer read what is written. 2: sign-offs say what they were signed
 * over, and the page says it under each, with the stage that they make. 3: both pages are compared letter by letter, so it also goes up with any change
 * of what they show or how they look. 4: the article's page says what the house's own verdicts mean. 5: a heading that
 * closes the text is said to stand at the last paragraph. 6: where somebody decided for the second checker, the other finding is called the first
 * verdict, and notes say in which language the article's words are. 7: a claim that was said to be another and then moved says something else, and the
 * first verdict is told where votes took another.
 */
export const DOSSIER_VERSION = 7;

/** What a dossier is written from, but for the journal, which may be too long to be held. `state` is the article at the dossier's moment. */
export interface DossierInput extends Omit<ExportInput, 'entries' | 'keepsDraftsBack'> {
  /** The signatures that stand under it, those too that were put behind its moment. */
  signOffs: readonly SignOff[];
  madeBy: { id: string; name: string };
}

/**
 * Which moment of an article its dossier is about if nobody names one, and whose sign-offs it has: the one place that says so. It is the furthest
 * that anybody saw who signed, which need not be the last of them; where no signature stands, the end of the journal.
 */
export function dossierMoment({ seq, signOffs }: Pick<ArticleState, 'seq' | 'signOffs'>): Pick<DossierInput, 'signOffs'> & { seq: number } {
  return { seq: signOffs.length > 0 ? Math.max(...signOffs.map((one) => one.seq)) : seq, signOffs };
}
