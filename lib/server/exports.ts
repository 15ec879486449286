import { verdictsOf } from '@/lib/domain/annotation';
import type { ArticleState } from '@/lib/domain/article-state';
import { DomainError } from '@/lib/domain/errors';
import type { ExportInput, ExportResult } from '@/lib/domain/export/export-input';
import { exportFormatOf } from '@/lib/domain/export/formats';
import type { JournalEntry } from '@/lib/domain/journal/entry';
import type { Actor } from '@/lib/domain/permissions';
import packageJson from '@/package.json';
import { authorize } from './authorize';
import { prisma } from './database';
import { readHead, subjectOf } from './journal/article-row';
import { readEntries } from './journal/entry-rows';
import { headState } from './journal/read';
import { sourceOfRow } from './source-rows';

/** The article written in a format of the table, with what the format could not hold. A format that is not there is `invalid`. */
export async function exportArticle(actor: Actor, articleId: string, formatId: string): Promise<ExportResult> {
  const head = await readHead(prisma, articleId);
  authorize(actor, 'read article', subjectOf(actor, head));
  const format = exportFormatOf(formatId);
  if (format === null) throw new DomainError('invalid', 'Galley does not export to that format.');
  const state = await headState(articleId, head.headSeq);
  // Only the archive holds the journal, which may be far longer than the text.
  const entries = format.id === 'archive' ? await readEntries(prisma, articleId, 0, state.seq) : [];
  return format.write(await readExportInput(state, entries));
}

/** What a writer needs besides the state: sources, names and the desk, in one query each. */
async function readExportInput(state: ArticleState, entries: readonly JournalEntry[]): Promise<ExportInput> {
  const [sources, people, desk] = await Promise.all([
    prisma.source.findMany({ where: { id: { in: [...sourceIdsOf(state)] } }, orderBy: { id: 'asc' } }),
    prisma.person.findMany({ where: { id: { in: [...personIdsOf(state, entries)] } }, select: { id: true, name: true } }),
    prisma.desk.findUnique({ where: { id: state.details.deskId }, select: { name: true } }),
  ]);
  return {
    state,
    entries,
    sources: sources.map(sourceOfRow),
    peopleNames: Object.fromEntries(people.map(({ id, name }) => [id, name])),
    deskName: desk?.name ?? '',
    iri: { base: `${(process.env.NEXTAUTH_URL ?? 'http://localhost:3000').replace(/\/+$/, '')}/` },
    now: new Date().toISOString(),
    generator: { name: 'Galley', version: packageJson.version },
  };
}

function sourceIdsOf({ annotations }: ArticleState): Set<string> {
  return new Set([...annotations.values()].flatMap((one) => [...one.evidence, ...one.removedEvidence].map(({ sourceId }) => sourceId)));
}

/** Everyone that the state or the journal names and who may be of this house. People of another house have names in the state. */
function personIdsOf({ annotations, peopleNames, details }: ArticleState, entries: readonly JournalEntry[]): Set<string> {
  const ids = new Set<string>(entries.map(({ actorId }) => actorId));
  if (details.authorId !== null) ids.add(details.authorId);
  for (const one of annotations.values()) {
    const { evidence, removedEvidence, rivals, basis } = one;
    const made = [one, ...verdictsOf(one), ...evidence, ...removedEvidence, ...rivals, ...Object.values(basis)];
    for (const each of made) if (each) ids.add(each.byId);
  }
  return new Set([...ids].filter((id) => !Object.hasOwn(peopleNames, id)));
}
