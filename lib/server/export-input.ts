import { type Annotation, verdictsOf } from '@/lib/domain/annotation';
import type { ArticleState } from '@/lib/domain/article-state';
import type { ExportInput } from '@/lib/domain/export/export-input';
import type { JournalEntry } from '@/lib/domain/journal/entry';
import packageJson from '@/package.json';
import { prisma, type Transaction } from './database';
import { sourceOfRow } from './source-rows';

/** What a writer needs besides the state: sources, names and the desk, in one query each. Rights are the caller's to check. */
export async function readExportInput(
  state: ArticleState,
  entries: readonly JournalEntry[] = [],
): Promise<Omit<ExportInput, 'keepsDraftsBack'>> {
  return { ...(await readInputFor(prisma, state, new Set(entries.map(({ actorId }) => actorId)))), entries };
}

/** The same from `reader`, with the names of `actorIds` besides those of the state, where the journal goes another way. */
export async function readInputFor(
  reader: Pick<Transaction, 'source' | 'person' | 'desk'> | Pick<typeof prisma, 'source' | 'person' | 'desk'>,
  state: ArticleState,
  actorIds: ReadonlySet<string>,
): Promise<Omit<ExportInput, 'keepsDraftsBack' | 'entries'>> {
  const [sources, people, desk] = await Promise.all([
    reader.source.findMany({ where: { id: { in: [...sourceIdsOf(state)] } }, orderBy: { id: 'asc' } }),
    reader.person.findMany({ where: { id: { in: [...personIdsOf(state, actorIds)] } }, select: { id: true, name: true } }),
    reader.desk.findUnique({ where: { id: state.details.deskId }, select: { name: true } }),
  ]);
  return {
    state,
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
function personIdsOf(
  { annotations, threads, peopleNames, details, signOffs, reopenings, waivers, replyRequests }: ArticleState,
  actorIds: ReadonlySet<string>,
): Set<string> {
  const ids = new Set(actorIds);
  if (details.authorId !== null) ids.add(details.authorId);
  const signed = [...signOffs, ...reopenings.flatMap((one) => one.signOffs)];
  for (const { byId } of [...signed, ...signed.flatMap((one) => one.waivers), ...reopenings, ...waivers]) ids.add(byId);
  for (const one of annotations.values()) {
    const { evidence, removedEvidence, relations = [], removedRelations = [], rivals, basis } = one;
    const verdicts = verdictsOf(one);
    const made = [
      one,
      ...verdicts,
      ...verdicts.map(({ held }) => held),
      ...evidence,
      ...removedEvidence,
      ...relations,
      ...removedRelations,
      ...rivals,
      ...Object.values(basis),
      one.stated?.basis,
      ...Object.values(one.split?.own?.basis ?? {}),
    ];
    for (const each of made) if (each) ids.add(each.byId);
    for (const id of checkersOf(one)) ids.add(id);
  }
  for (const { comments, resolved, query } of threads.values()) {
    for (const { byId, mentions, removed } of comments) for (const each of [byId, ...mentions, removed?.byId]) if (each) ids.add(each);
    if (resolved) ids.add(resolved.byId);
    for (const each of [query?.sent?.byId, query?.sent?.toId, query?.withdrawn?.byId]) if (each) ids.add(each);
  }
  for (const { byId, outcome, pastOutcomes, basis } of replyRequests) {
    for (const one of [{ byId }, outcome, ...pastOutcomes, basis.request, basis.outcome]) if (one) ids.add(one.byId);
  }
  return new Set([...ids].filter((id) => !Object.hasOwn(peopleNames, id)));
}

/** Everyone that the check of a tag names, now or before. */
function checkersOf({ check, split, pastKinds, pastVerdicts }: Annotation): string[] {
  const known = [check, split?.own?.check, ...pastKinds.map((past) => past.check)].filter((one) => one !== undefined);
  const said = [
    ...known.flatMap(({ reason, reasonBefore, second, adjudication, pastSeconds, votes = [], pastVotes = [], basis }) => [
      reason,
      reasonBefore,
      second,
      adjudication,
      ...pastSeconds.map((past) => past.second),
      ...votes,
      ...pastVotes,
      ...Object.values(basis),
    ]),
    ...pastVerdicts.flatMap(({ second, adjudication }) => [second, adjudication]),
  ];
  return [...known.flatMap(({ assigneeId, secondId }) => [assigneeId, secondId]), ...said.map((one) => one?.byId)].filter(
    (id) => id !== null && id !== undefined,
  );
}
