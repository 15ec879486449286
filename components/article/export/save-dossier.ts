import { addressOf, call } from '@/lib/api';
import { announceDossier, makeDossier } from '@/lib/domain/contract/dossier';

/** Saves the audit dossier of an article. It is asked about before: a refusal must not be saved as a file. Throws ApiError. */
export async function saveDossier(articleId: string): Promise<void> {
  const params = { articleId };
  await call(announceDossier, { params, query: {} });
  window.location.assign(addressOf(makeDossier.path, params, undefined));
}
