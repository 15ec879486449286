import type { ArticleState } from '@/lib/domain/article-state';
import type { ExportInput } from '@/lib/domain/export/export-input';
import { peopleNamedIn } from '@/lib/domain/named-members';
import { type SignOff, sourcesAsSigned } from '@/lib/domain/sign-off/sign-off';
import packageJson from '@/package.json';
import { type Db, prisma } from '../database';
import { readSources } from '../sources/source-rows';

/** What a writer needs besides the state: sources, names and the desk, in one query each. Rights are the caller's to check. */
export async function readExportInput(state: ArticleState): Promise<Omit<ExportInput, 'keepsDraftsBack'>> {
  return { ...(await readInputFor(prisma, state, new Set())), entries: [] };
}

/**
 * The same from `db`, with the names of `actorIds` besides those of the state, where the journal goes another way. Sources are as the last of
 * `signOffs` saw them.
 */
export async function readInputFor(
  db: Pick<Db, 'source' | 'person' | 'desk'>,
  state: ArticleState,
  actorIds: ReadonlySet<string>,
  signOffs: readonly Pick<SignOff, 'cited' | 'at'>[] = state.signOffs,
): Promise<Omit<ExportInput, 'keepsDraftsBack' | 'entries'>> {
  const [sources, people, desk] = await Promise.all([
    readSources(db, sourceIdsOf(state)),
    db.person.findMany({ where: { id: { in: [...personIdsOf(state, actorIds)] } }, select: { id: true, name: true } }),
    db.desk.findUnique({ where: { id: state.details.deskId }, select: { name: true } }),
  ]);
  return {
    state,
    sources: sourcesAsSigned(sources, signOffs),
    peopleNames: Object.fromEntries(people.map(({ id, name }) => [id, name])),
    deskName: desk?.name ?? '',
    iri: { base: `${(process.env.NEXTAUTH_URL || 'http://localhost:3000').replace(/\/+$/, '')}/` },
    now: new Date().toISOString(),
    generator: { name: 'Galley', version: packageJson.version },
  };
}

function sourceIdsOf({ annotations }: ArticleState): Set<string> {
  return new Set([...annotations.values()].flatMap((one) => [...one.evidence, ...one.removedEvidence].map(({ sourceId }) => sourceId)));
}

/** Everyone that the state or the journal names and who may be of this house. People of another house have names in the state. */
function personIdsOf(state: ArticleState, actorIds: ReadonlySet<string>): Set<string> {
  const { annotations, threads, suggestions, replyRequests, peopleNames, details, signOffs, reopenings, waivers } = state;
  const ids = new Set(actorIds);
  if (details.authorId !== null) ids.add(details.authorId);
  for (const parts of [annotations.values(), threads.values(), suggestions.values(), replyRequests, signOffs, reopenings, waivers]) {
    for (const one of parts) for (const id of peopleNamedIn(one)) ids.add(id);
  }
  return new Set([...ids].filter((id) => !Object.hasOwn(peopleNames, id)));
}
