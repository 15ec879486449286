import { storedWords } from '@/lib/domain/anchors/anchor';
import type { ArticleState } from '@/lib/domain/article-state';
import { MAX_FOUND_BYLINE_CHARS, MAX_TITLE_CHARS } from '@/lib/domain/articles/article-details';
import { workOf } from '@/lib/domain/articles/article-work';
import { stageOf } from '@/lib/domain/articles/stage';
import { tallyClaims } from '@/lib/domain/checks/claim-counts';
import { leftClaimsOf } from '@/lib/domain/checks/left-claims';
import { DomainError } from '@/lib/domain/errors';
import { isLocked, isSignedOff } from '@/lib/domain/sign-off/sign-off';
import type { Annotation } from '@/lib/domain/tags/annotation';
import { countWaiting } from '@/lib/domain/talk/query';
import { headlineOf } from '@/lib/domain/text/article-text';
import { countBlockWords } from '@/lib/domain/text/article-words';
import { inBrief } from '@/lib/domain/text/in-brief';
import { titleKeyOf } from '@/lib/domain/text/title-key';
import { openVotesOf } from '@/lib/domain/verdicts/open-votes';
import type { Transaction } from '../database';

/** The columns of an article that follow from its text, and how far its journal has come. A headline may be as long as a text; lists show its beginning. */
export function textColumns(state: ArticleState) {
  const title = inBrief(headlineOf(state.doc), MAX_TITLE_CHARS);
  return { title, titleKey: titleKeyOf(title), wordCount: countBlockWords(state.doc), version: state.version, headSeq: state.seq };
}

/** All columns of an article that follow from its state. */
export function articleColumns(state: ArticleState) {
  const { verdictCount, ...tally } = tallyClaims(state.annotations.unplaced());
  const openVotes = openVotesOf(state.annotations.unplaced());
  return {
    ...textColumns(state),
    deskId: state.details.deskId,
    authorId: state.details.authorId,
    byline: inBrief(state.details.byline, MAX_FOUND_BYLINE_CHARS),
    publishedOn: state.details.publishedOn === null ? null : new Date(state.details.publishedOn),
    language: state.details.language,
    direction: state.details.direction,
    isArchived: state.details.isArchived,
    dueAt: state.details.dueAt ? new Date(state.details.dueAt) : null,
    ownerId: state.details.ownerId ?? null,
    work: workOf(state.annotations.unplaced(), state.details.authorId),
    openVotes,
    isVotedOn: openVotes.length > 0,
    ...tally,
    leftClaims: leftClaimsOf(state.annotations.unplaced()),
    stage: stageOf({ ...tally, verdictCount }, countWaiting(state), isSignedOff(state)),
    isSigned: isLocked(state),
    progress: tally.claimCount === 0 ? 0 : Math.floor((1_000 * tally.checkedCount) / tally.claimCount),
  };
}

/** A tag as its row. The anchor is true at the version it is written at; words that differ from it are followed by `compose.ts`. */
export function annotationRow(state: ArticleState, one: Annotation) {
  const { isStale, rivals, removedEvidence, pastVerdicts, pastKinds, basis, verdict, check, typed, ticked, relations, removedRelations } =
    one;
  const { stated, factOf, split, pastStates, pastMerges } = one;
  return {
    id: one.id,
    articleId: state.articleId,
    kind: one.kind,
    label: one.label,
    aliases: one.aliases,
    anchor: { ...one.anchor, version: state.version },
    anchorState: one.anchor.state,
    words: storedWords(state.doc, one.anchor),
    checkState: one.checkState,
    assigneeId: check?.assigneeId ?? null,
    secondId: check?.secondId ?? null,
    dueAt: check?.dueAt ?? null,
    createdById: one.byId,
    createdAt: one.at,
    isRemoved: one.isRemoved,
    state: {
      isStale,
      ...(verdict?.held && { held: verdict.held }),
      ...(check && { check }),
      ...(typed && { typed }),
      ...(ticked && { ticked }),
      ...(stated && { stated }),
      ...(factOf && { factOf }),
      ...(split && { split }),
      ...(verdict?.followed && { followed: verdict.followed }),
      ...(verdict?.cameAt && { cameAt: verdict.cameAt }),
      rivals,
      removedEvidence,
      ...(relations && { relations }),
      ...(removedRelations && { removedRelations }),
      pastVerdicts,
      pastKinds,
      ...(pastStates && { pastStates }),
      ...(pastMerges && { pastMerges }),
      basis,
    },
  };
}

/** A tag's verdict as its row, or none. */
export function verdictRow(state: ArticleState, one: Annotation) {
  if (!one.verdict) return [];
  // What it holds for and was given on stands with the tag's state: like that, and unlike the verdict, it changes with text and statement.
  const { scale, held: _held, restatedFrom: _restatedFrom, followed: _followed, cameAt: _cameAt, grade = null, ...verdict } = one.verdict;
  return [{ ...verdict, grade, annotationId: one.id, articleId: state.articleId, scaleId: scale.id, scaleVersion: scale.version }];
}

/** A tag's evidence as rows, unlinked evidence too. */
export function evidenceRows(state: ArticleState, one: Annotation) {
  // Who changed it last is read from the journal alone: nobody asks for it across articles.
  const row =
    (isRemoved: boolean) =>
    ({ changed: _changed, ...evidence }: Annotation['evidence'][number]) => ({
      ...evidence,
      tier: evidence.tier ?? null,
      origin: evidence.origin ?? null,
      annotationId: one.id,
      articleId: state.articleId,
      isRemoved,
    });
  return [...one.evidence.map(row(false)), ...one.removedEvidence.map(row(true))];
}

/**
 * Writes what became of the touched tags to their tables: four statements, however many tags. Verdicts are kept for ever;
 * only the newest of a tag is current. Clients choose the ids of tags and evidence, so an id that another article or tag has is refused
 * (`conflict`): a row is only ever written over by its own.
 */
export async function projectAnnotations(tx: Transaction, state: ArticleState, touched: ReadonlySet<string>): Promise<void> {
  const annotations = [...touched].flatMap((id) => state.annotations.get(id) ?? []);
  if (annotations.length === 0) return;
  const ids = annotations.map(({ id }) => id);
  const rows = JSON.stringify(annotations.map((one) => annotationRow(state, one)));
  const writtenAnnotations = await tx.$executeRaw`
    insert into "Annotation" (id, "articleId", kind, label, aliases, anchor, "anchorState", words, "checkState", "assigneeId", "secondId", "dueAt",
      "createdById", "createdAt", "isRemoved", state)
    select id, "articleId", kind, label, aliases, anchor, "anchorState", words, "checkState", "assigneeId", "secondId", "dueAt",
      "createdById", "createdAt", "isRemoved", state
    from jsonb_to_recordset(${rows}::jsonb) as r(id uuid, "articleId" uuid, kind text, label text, aliases text[], anchor jsonb, "anchorState" text,
      words text, "checkState" text, "assigneeId" uuid, "secondId" uuid, "dueAt" timestamptz, "createdById" uuid, "createdAt" timestamptz, "isRemoved" boolean, state jsonb)
    on conflict (id) do update set kind = excluded.kind, label = excluded.label, aliases = excluded.aliases, anchor = excluded.anchor,
      "anchorState" = excluded."anchorState", words = excluded.words, "checkState" = excluded."checkState",
      "assigneeId" = excluded."assigneeId", "secondId" = excluded."secondId", "dueAt" = excluded."dueAt", "isRemoved" = excluded."isRemoved", state = excluded.state
      where "Annotation"."articleId" = excluded."articleId"`;
  refuseTaken(writtenAnnotations, annotations.length);
  const verdicts = annotations.flatMap((one) => verdictRow(state, one));
  await tx.$executeRaw`update "Verdict" set "isCurrent" = false where "annotationId" = any(${ids}::uuid[]) and "isCurrent"`;
  const writtenVerdicts = await tx.$executeRaw`
    insert into "Verdict" ("entryId", "annotationId", "articleId", value, "scaleId", "scaleVersion", grade, rationale, words, "wordsHash", "byId", at, "isCurrent")
    select "entryId", "annotationId", "articleId", value, "scaleId", "scaleVersion", nullif(grade, 'null'), rationale, words, "wordsHash", "byId", at, true
    from jsonb_to_recordset(${JSON.stringify(verdicts)}::jsonb) as r("entryId" uuid, "annotationId" uuid, "articleId" uuid, value text, "scaleId" text, "scaleVersion" int, grade jsonb,
      rationale text, words text, "wordsHash" text, "byId" uuid, at timestamptz)
    on conflict ("entryId") do update set "isCurrent" = true, rationale = excluded.rationale, words = excluded.words, "wordsHash" = excluded."wordsHash"
      where "Verdict"."annotationId" = excluded."annotationId"`;
  refuseTaken(writtenVerdicts, verdicts.length);
  const evidence = annotations.flatMap((one) => evidenceRows(state, one));
  const writtenEvidence = await tx.$executeRaw`
    insert into "Evidence" (id, "annotationId", "articleId", "sourceId", stance, quote, locator, "lookedAt", tier, origin, "byId", at, "entryId", "isRemoved")
    select id, "annotationId", "articleId", "sourceId", stance, quote, locator, "lookedAt", tier, origin, "byId", at, "entryId", "isRemoved"
    from jsonb_to_recordset(${JSON.stringify(evidence)}::jsonb) as r(id uuid, "annotationId" uuid, "articleId" uuid, "sourceId" uuid, stance text, quote text, locator text,
      "lookedAt" date, tier text, origin text, "byId" uuid, at timestamptz, "entryId" uuid, "isRemoved" boolean)
    on conflict (id) do update set stance = excluded.stance, quote = excluded.quote, locator = excluded.locator, "lookedAt" = excluded."lookedAt",
      tier = excluded.tier, origin = excluded.origin, "entryId" = excluded."entryId", "isRemoved" = excluded."isRemoved"
      where "Evidence"."annotationId" = excluded."annotationId"`;
  refuseTaken(writtenEvidence, evidence.length);
}

/** Refuses (`conflict`) if a row was passed over: it is that of another article or tag. */
export function refuseTaken(written: number, wanted: number): void {
  if (written !== wanted) throw new DomainError('conflict', 'This change carries an id that is taken.');
}
