import { z } from 'zod';
import type { ArticleState } from '../article-state';
import { CheckState, checkStates } from '../checks/check';
import { ReplyKind } from '../replies/reply-request';
import { sayWaived } from '../sign-off/count-blockers';
import { Signature, signatures } from '../sign-off/desk-rules';
import { EvidenceTier, evidenceTiers } from '../sources/evidence';
import { type Annotation, ValueField } from '../tags/annotation';
import { RelationKind } from '../tags/relation';
import { verbOf } from '../tags/relation-words';
import { TagKind, tagKinds } from '../tags/tag-kinds';
import { sayTicked } from '../tags/tag-types';
import { valueNames } from '../tags/value-fields';
import type { Thread } from '../talk/thread';
import { GivenGrade, VerdictValue, verdictName } from '../verdicts/verdict';
import type { VisibleEntry } from './entry';

const Judged = z.object({ value: VerdictValue, grade: GivenGrade.optional(), restatedFrom: z.string().optional() });

/** What of a payload the sentences need; each type has some of it. */
const Told = z.object({
  annotationId: z.string().nullish(),
  intoId: z.string().optional(),
  toId: z.string().nullish(),
  factOf: z.string().optional(),
  statement: z.string().nullish(),
  /** That something else is checked by it. */
  restates: z.object({}).optional(),
  origin: z.string().optional(),
  restoredSeq: z.number().optional(),
  number: z.number().optional(),
  about: z.string().optional(),
  threadId: z.string().optional(),
  /** What became of a single value, or what came of a request for a reply. */
  outcome: z
    .union([z.string(), z.object({ kind: ReplyKind })])
    .nullish()
    .catch(undefined),
  requestId: z.string().optional(),
  question: z.object({}).nullable().optional(),
  tier: EvidenceTier.nullish(),
  verdict: Judged.nullable().optional(),
  second: Judged.nullish(),
  vote: Judged.nullish(),
  given: z.object({ name: z.string() }).nullish(),
  items: z.array(z.object({ isDone: z.boolean() })).optional(),
  undoes: z.string().nullish(),
  anchor: z
    .object({ ranges: z.array(z.unknown()) })
    .optional()
    .catch(undefined),
  took: z.string().optional(),
  decides: z.boolean().optional(),
  putsBack: z.boolean().optional(),
  take: z.boolean().optional(),
  /** Of two values beside each other: the one that was taken in the place of the other. */
  taken: z
    .object({
      field: ValueField,
      kind: TagKind.optional(),
      checkState: CheckState.optional(),
      verdict: Judged.nullish(),
      second: Judged.nullish(),
    })
    .nullish()
    .catch(undefined),
  /** That a decided claim waits for a second check by it. */
  asked: z.object({}).optional(),
  secondEntryId: z.string().nullish(),
  signature: Signature.optional().catch(undefined),
  checkState: CheckState.optional(),
  kind: z.string().optional().catch(undefined),
  /** How many sentences were waived. */
  count: z.number().optional().catch(undefined),
  value: z.object({ personId: z.string().nullable().optional(), dueAt: z.string().nullable().optional() }).optional(),
});
type Told = z.infer<typeof Told>;
type Tell = (told: Told, tag: string, annotation: Annotation | undefined, other: Annotation | undefined) => string | null;

const isRival = ({ outcome }: Told) => outcome === 'rival';

/** How it goes on where a value of the work on a claim, stored at the same moment, stands and this one stands beside it. */
export const sayBeside = (told: Pick<Told, 'outcome'>): string => (told.outcome === 'rival' ? ', beside what was set meanwhile' : '');

/** What was logged of a request for a reply, with the tag that it is about. */
const repliesTold: Readonly<Record<ReplyKind, (tag: string) => string>> = {
  answered: (tag) => `logged an answer to a request on ${tag}`,
  silent: (tag) => `logged that no answer came to a request on ${tag}`,
  declined: (tag) => `logged that somebody would not reply to ${tag}`,
};

/** What somebody decided for who did not agree with others. */
const sides: Readonly<Record<string, string>> = {
  first: ', for the verdict that stood',
  second: ', for the second check',
  vote: ', for a verdict that was voted for',
};

function sayTaken({ field, kind, checkState, verdict, second }: NonNullable<Told['taken']>, tag: string): string {
  // It can have been that there is none any more.
  if (verdict === null) return `took the verdict of ${tag} back`;
  const judged = verdict ?? second;
  const given = judged ? verdictName(judged) : kind ? tagKinds[kind].name : checkState && checkStates[checkState].name;
  return `took the other ${valueNames[field]} of ${tag}${given ? `: ${given.toLowerCase()}` : ''}`;
}

/** What a comment is on where it is on no tag. */
const subjects: Readonly<Record<string, string>> = { words: 'words of the text', suggestion: 'a suggestion' };

/** Each type of entry that colleagues want to hear of, as it goes on after a name. */
const news: Readonly<Record<string, Tell>> = {
  text: ({ origin, restoredSeq }) => {
    if (restoredSeq !== undefined) return `brought an earlier text back, that of entry ${restoredSeq}`;
    if (origin === 'newer-version') return 'pasted a newer version over';
    return origin === 'rename' ? 'renamed the article' : 'edited the text';
  },
  'annotation.created': (_told, tag, _annotation, claim) =>
    claim ? `added ${tag}, a fact of ${claim.label ?? 'a claim'}` : `added ${tag}`,
  'annotation.removed': (_, tag) => `removed ${tag}`,
  'annotation.restored': (_, tag) => `brought ${tag} back`,
  'annotation.span-changed': ({ anchor }, tag) =>
    anchor && anchor.ranges.length > 1 ? `changed the places of ${tag}` : `moved the ends of ${tag}`,
  'annotation.unmerged': (_told, tag, _annotation, from) => `parted ${from?.label ?? 'another tag'} from ${tag} again`,
  'annotation.merged': (_told, tag, _annotation, from) => `merged ${from?.label ?? 'another tag'} into ${tag}`,
  'annotation.kind-changed': (told, tag, annotation) =>
    isRival(told) ? `gave ${tag} another kind` : `made ${annotation?.aliases.at(-1) ?? 'a tag'} ${tag}`,
  'check.state-changed': (told, tag, annotation) =>
    isRival(told) || !annotation
      ? `gave ${tag} another state`
      : `set ${tag} to ${checkStates[told.checkState ?? annotation.checkState].name.toLowerCase()}`,
  'verdict.given': (told, tag, annotation) => {
    if (isRival(told)) return `gave ${tag} another verdict${told.verdict ? `: ${verdictName(told.verdict).toLowerCase()}` : ''}`;
    // What was given stands in the entry; what an undo brought back, on the tag.
    const given = told.undoes ? annotation?.verdict : told.verdict;
    if (!given) return `took the verdict of ${tag} back`;
    const onBefore = told.verdict?.restatedFrom === undefined ? '' : ', on what was checked before';
    return `set ${tag} to ${verdictName(given).toLowerCase()}${onBefore}`;
  },
  'check.assigned': (told, tag) => `${told.value?.personId ? `gave out ${tag}` : `took ${tag} back`}${sayBeside(told)}`,
  'check.second-assigned': (told, tag) => {
    if (!told.value?.personId) return `named nobody as second checker of ${tag} any more${sayBeside(told)}`;
    return `named a second checker of ${tag}${told.asked ? ', which waits for that now' : ''}${sayBeside(told)}`;
  },
  'check.due-set': (told, tag) =>
    told.value?.dueAt ? `set ${isRival(told) ? 'another' : 'a'} due date for ${tag}` : `took the due date of ${tag} away${sayBeside(told)}`,
  'check.methods-set': (told, tag) => `said how ${tag} was checked${sayBeside(told)}`,
  'annotation.stated': ({ statement, restates }, tag) => {
    if (statement) return restates ? `changed what is checked of ${tag}` : `said what is checked of ${tag}`;
    return `took the statement of ${tag} away`;
  },
  'annotation.typed': ({ given }, tag) => (given ? `gave ${tag} the type ${given.name}` : `took the type of ${tag} away`),
  'check.items-ticked': ({ items = [] }, tag) => `ticked ${sayTicked(items)} of the checklist of ${tag}`,
  'check.second-given': (told, tag) => {
    // What was found stands in the entry.
    const { second } = told;
    if (isRival(told)) return `gave ${tag} another second check${second ? `: ${verdictName(second).toLowerCase()}` : ''}`;
    return second && !told.undoes
      ? `gave ${tag} its second check: ${verdictName(second).toLowerCase()}`
      : `took the second check of ${tag} back`;
  },
  'check.voted': ({ vote, undoes, decides, putsBack }, tag) => {
    if (!vote || undoes) return `took a vote on ${tag} back${putsBack ? ', and the verdict before it stands again' : ''}`;
    const said = `voted on ${tag}: ${verdictName(vote).toLowerCase()}`;
    return decides ? `${said}, which decided it` : said;
  },
  'check.adjudicated': ({ took, secondEntryId }, tag) => {
    const between = took === 'vote' || secondEntryId === null ? 'after votes' : 'between two checkers';
    return `decided ${tag} ${between}${(took && sides[took]) ?? ''}`;
  },
  'article.signed-off': ({ signature }) => `signed the article${signature ? ` as ${signatures[signature].name.toLowerCase()}` : ''}`,
  'article.reopened': () => 'reopened the article',
  'rule.waived': ({ annotationId, count }, tag) => {
    if (annotationId) return `waived ${tag}`;
    return count === undefined ? 'waived a rule' : `waived ${sayWaived({ kind: 'unseen', count })}`;
  },
  'rule.waiver-withdrawn': () => 'took a waiver back',
  'rival.settled': ({ take, taken }, tag) => {
    if (taken) return sayTaken(taken, tag);
    return take === false ? `kept ${tag} as it stood` : `settled ${tag}`;
  },
  comment: ({ about }, tag) => (about === 'tag' ? `commented on ${tag}` : `commented on ${subjects[about ?? ''] ?? 'the article'}`),
  // A draft is told to those who see it.
  'query.asked': ({ question }, tag) => (question ? `wrote a query on ${tag}` : null),
  'queries.sent': () => 'sent queries to the author',
  'query.withdrawn': () => 'withdrew a query',
  'query.answered': () => 'wrote down an answer of the author',
  'suggestion.made': () => 'suggested other words',
  'suggestion.accepted': () => 'accepted a suggestion',
  'suggestion.rejected': () => 'rejected a suggestion',
  'suggestion.withdrawn': () => 'withdrew a suggestion',
  'suggestion.reopened': () => 'reopened a suggestion',
  'revision.made': ({ number }) => `kept revision ${number ?? ''}`.trimEnd(),
  'thread-resolved': () => 'resolved a thread',
  'thread-reopened': () => 'reopened a thread',
  'evidence.linked': ({ tier }, tag) => `linked a ${tier ? `${evidenceTiers[tier].name.toLowerCase()} ` : ''}source to ${tag}`,
  'evidence.relinked': (_, tag) => `linked a source to ${tag}`,
  'evidence.changed': (_, tag) => `changed a source of ${tag}`,
  'evidence.unlinked': (_, tag) => `took a source from ${tag}`,
  'relation.made': ({ kind }, tag, _, other) => {
    const { data } = RelationKind.safeParse(kind);
    const verb = data ? verbOf(data) : 'is related to';
    return `said that ${tag} ${verb} ${other?.label ?? 'another tag'}`;
  },
  'relation.removed': (_told, tag, _annotation, other) => `took back how ${tag} is related to ${other?.label ?? 'another tag'}`,
  'reply.asked': (_, tag) => `logged a request for a reply to ${tag}`,
  'reply.changed': (_, tag) => `put right a request for a reply to ${tag}`,
  'reply.settled': ({ outcome, undoes }, tag) =>
    outcome && typeof outcome === 'object' && !undoes ? repliesTold[outcome.kind](tag) : `took back what came of a request on ${tag}`,
  'reply.removed': (_, tag) => `removed a request for a reply to ${tag}`,
  'reply.restored': (_, tag) => `brought a request for a reply to ${tag} back`,
  'relation.restored': (_told, tag, _annotation, other) => `related ${tag} to ${other?.label ?? 'another tag'} again`,
};

/** Types that are not told: they come before anybody reads along, or a page says them itself, or they are the typing of what was told. */
export const untold: readonly string[] = [
  'article.imported',
  'article.details-changed',
  'article.moved',
  'article.author-named',
  'article.due-set',
  'article.owner-named',
  'article.archived',
  'article.unarchived',
  'article.deleted',
  'comment-edited',
  'comment-removed',
  'query.changed',
  'suggestion.changed',
  'erased',
];

/** The types that are told. */
export const toldTypes = Object.keys(news);

type Seen = Pick<ArticleState, 'annotations' | 'threads' | 'replyRequests'>;

/**
 * What an entry did, in words that go on after a name ("set claim 7 to partly"), or null for what nobody needs to hear: clear sentences, and
 * types without a sentence. `state` is the article after the entry; several entries on may have followed.
 */
export function newsOf(entry: Pick<VisibleEntry, 'type' | 'payload'>, state: Seen): string | null {
  const said = sayEntry(entry, state);
  if (!said || said.annotation?.kind === 'clear') return null;
  return said.words.replace(TAG, nameOf(said.annotation));
}

/** Stands in a sentence for the tag that it is about. */
export const TAG = '{tag}';

/** The same with `TAG` where the tag is named, and the tag: for those who draw it as a chip. Clear sentences are told. */
export function sayEntry(
  entry: Pick<VisibleEntry, 'type' | 'payload'>,
  state: Seen,
): { words: string; annotation: Annotation | undefined } | null {
  const tell = news[entry.type];
  const said = Told.safeParse(entry.payload).data;
  if (!tell || !said) return null;
  if (entry.type === 'query.withdrawn' && !state.threads.has(said.threadId ?? '')) return null;
  const told = said.about === 'thread' ? { ...said, ...subjectOfThread(state.threads.get(said.threadId ?? '')) } : said;
  const annotation = state.annotations.get(told.intoId ?? told.annotationId ?? tagOfRequest(told, state) ?? '');
  const otherId = told.toId ?? told.factOf ?? (told.intoId === undefined ? undefined : told.annotationId);
  const words = tell(told, TAG, annotation, state.annotations.get(otherId ?? ''));
  return words === null ? null : { words, annotation };
}

/** The first of the tags that a request for a reply is about, as it is now. */
const tagOfRequest = ({ requestId }: Told, { replyRequests }: Seen): string | undefined =>
  requestId === undefined ? undefined : replyRequests.find(({ id }) => id === requestId)?.annotationIds[0];

/** An answer is on what its thread is on. */
function subjectOfThread(thread: Thread | undefined): Pick<Told, 'about' | 'annotationId'> {
  if (!thread) return { about: 'article' };
  return thread.about.on === 'tag' ? { about: 'tag', annotationId: thread.about.annotationId } : { about: thread.about.on };
}

/** Claim 4 in the middle of a sentence. */
function nameOf(annotation: Annotation | undefined): string {
  if (!annotation) return 'a tag';
  const kind = tagKinds[annotation.kind].name.toLowerCase();
  return annotation.label === null ? `a ${kind}` : `${kind} ${annotation.label.slice(1)}`;
}
