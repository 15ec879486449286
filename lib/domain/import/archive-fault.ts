import type { Node } from '@tiptap/pm/model';
import { z } from 'zod';
import { type Anchor, wordsOfAnchor } from '../anchor';
import { type Annotation, verdictsOf } from '../annotation';
import type { ArticleState } from '../article-state';
import { splitsSurrogatePair, wordsBetween } from '../article-text';
import { Day, type Evidence } from '../evidence';
import type { GalleyArchive } from '../export/archive-form';
import { sha256Hex } from '../hash';
import { type Source, SourceUrl } from '../source';
import { tagKinds } from '../tag-kinds';

const PersonId = z.uuid();
const Instant = z.iso.datetime();
const Language = z.string().regex(/^$|^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/);

/**
 * Where an archive contradicts itself, as the end of a sentence, or null. The form of each part was checked before;
 * here it is what one part says of another: words and their hash, tags and their place, evidence and its source.
 */
export function findArchiveFault(archive: GalleyArchive, state: ArticleState): string | null {
  const sourceIds = new Set(archive.sources.map(({ id }) => id));
  if (sourceIds.size < archive.sources.length) return 'two sources have one id';
  const badSource = archive.sources.find((source) => !isSourceSound(source));
  if (badSource) return `the source “${badSource.title}” has a link or a date that is none`;
  if (!Language.safeParse(state.details.language).success) return 'its language is none';
  if (state.annotations.size < archive.state.annotations.length) return 'two tags have one id';
  const all = [...state.annotations.values()];
  if (hasTwice(all.flatMap(evidenceOf).map(({ id }) => id))) return 'two pieces of evidence have one id';
  if (hasTwice(all.flatMap(verdictEntriesOf))) return 'two verdicts come from one entry';
  if (hasTwice(all.flatMap(({ label, aliases }) => [...(label === null ? [] : [label]), ...aliases]))) return 'two tags have one label';
  for (const annotation of all) {
    const fault = findAnnotationFault(annotation, state, sourceIds);
    if (fault) return `${annotation.label ?? 'a tag'} ${fault}`;
  }
  return null;
}

const hasTwice = (values: readonly string[]) => new Set(values).size < values.length;
const evidenceOf = ({ evidence, removedEvidence }: Annotation): Evidence[] => [...evidence, ...removedEvidence];
/** The entries of a tag's verdicts, each once: one verdict may be both an earlier one and the one that stands. */
const verdictEntriesOf = (annotation: Annotation): string[] => [...new Set(verdictsOf(annotation).map(({ entryId }) => entryId))];

const isSourceSound = ({ url, publishedOn, createdAt, updatedAt }: Source) =>
  (url === null || SourceUrl.safeParse(url).success) &&
  Day.nullable().safeParse(publishedOn).success &&
  [createdAt, updatedAt].every((at) => Instant.safeParse(at).success);

/** What is wrong with one tag, as the end of a sentence that begins with its label. */
function findAnnotationFault(annotation: Annotation, state: ArticleState, sourceIds: ReadonlySet<string>): string | null {
  const verdicts = verdictsOf(annotation);
  const evidence = evidenceOf(annotation);
  const made = [annotation, ...verdicts, ...evidence, ...annotation.rivals];
  if (!made.every(({ byId, at }) => PersonId.safeParse(byId).success && Instant.safeParse(at).success)) {
    return 'was made by nobody, or at no time';
  }
  if (!isLabelGiven(annotation, state)) return 'has a label that was never given';
  if (!evidence.every(({ sourceId }) => sourceIds.has(sourceId))) return 'rests on a source that is not there';
  if (!isAnchorSound(state.doc, annotation.anchor)) return 'does not stand where it says';
  if (!verdicts.every(({ words, wordsHash }) => sha256Hex(words) === wordsHash)) return 'has a verdict on other words than it says';
  return isVerdictSound(annotation, state.doc) ? null : 'has a verdict that does not fit it';
}

function isLabelGiven({ kind, label, aliases }: Annotation, { labelCounts }: ArticleState): boolean {
  const { letter } = tagKinds[kind];
  if (label !== null && (letter === null || !label.startsWith(letter))) return false;
  return [...(label === null ? [] : [label]), ...aliases].every((one) => {
    const given = Object.entries(tagKinds).find(([, rule]) => rule.letter !== null && one.startsWith(rule.letter));
    const number = /^[A-Z]([1-9]\d{0,8})$/.exec(one)?.[1];
    return given !== undefined && number !== undefined && Number(number) <= (labelCounts[given[0]] ?? 0);
  });
}

/** True if the ranges are in order and inside the doc, and have their words where the state says that they do. */
function isAnchorSound(doc: Node, { ranges, state }: Anchor): boolean {
  let last = 0;
  for (const { from, to, exact, reach, home } of ranges) {
    if (from < last || to < from || to > doc.content.size) return false;
    last = to;
    for (const place of [reach, home]) if (place && (place.to < place.from || place.to > doc.content.size)) return false;
    if (splitsPairAt(doc, from) || splitsPairAt(doc, to)) return false;
    if ((state === 'exact' || state === 'moved') && (from === to || wordsBetween(doc, from, to) !== exact)) return false;
    if (state === 'orphaned' && from !== to) return false;
  }
  return true;
}

function splitsPairAt(doc: Node, pos: number): boolean {
  const before = wordsBetween(doc, Math.max(0, pos - 1), pos);
  return splitsSurrogatePair(before + wordsBetween(doc, pos, Math.min(doc.content.size, pos + 1)), before.length);
}

function isVerdictSound({ kind, verdict, isStale, anchor }: Annotation, doc: Node): boolean {
  if (!verdict) return !isStale;
  return tagKinds[kind].takesVerdict && isStale === (sha256Hex(wordsOfAnchor(doc, anchor)) !== verdict.wordsHash);
}
