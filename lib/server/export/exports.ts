import { DomainError } from '@/lib/domain/errors';
import type { ExportResult } from '@/lib/domain/export/export-input';
import { exportFormatOf } from '@/lib/domain/export/formats';
import { isShownInPart } from '@/lib/domain/journal/entries/decide-entry';
import type { Actor } from '@/lib/domain/people/permissions';
import { seenBy } from '@/lib/domain/talk/query';
import { prisma } from '../database';
import { readEntries, wereErasedSince } from '../journal/entry-rows';
import { readNow } from '../journal/read';
import { readExportInput } from './export-input';

/**
 * The article as this person sees it, written in a format of the table, with what the file could not hold. A format that is not there is
 * `invalid`.
 */
export async function exportArticle(actor: Actor, articleId: string, formatId: string): Promise<ExportResult> {
  const { state, viewer } = await readNow(actor, articleId);
  const format = exportFormatOf(formatId);
  if (format === null) throw new DomainError('invalid', 'Galley does not export to that format.');
  // Only the archive holds the journal, which may be far longer than the text.
  const journal = format.id === 'archive' ? await readEntries(prisma, articleId, 0, state.seq) : [];
  // The text may have words then that its entries have lost, and no entry would say so. Erasures are rare: this does not go on for long.
  if (journal.length > 0 && (await wereErasedSince(prisma, articleId, state.seq))) return exportArticle(actor, articleId, formatId);
  // A journal is whole or it is none: what is kept from this person cannot be left out of it, also when the draft was sent since.
  const keepsDraftsBack = journal.some((one) => isShownInPart(one, viewer));
  return format.write({ ...(await readExportInput(seenBy(state, viewer), keepsDraftsBack ? [] : journal)), keepsDraftsBack });
}
