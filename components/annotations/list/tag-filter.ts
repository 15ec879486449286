import type { GlyphValue } from '@/components/ui/glyph-name';
import { quotedWords } from '@/lib/domain/anchors/anchor';
import { type CheckState, checkStates } from '@/lib/domain/checks/check';
import { progressOf } from '@/lib/domain/checks/claim-counts';
import { isJudged } from '@/lib/domain/checks/facts';
import { statementOf } from '@/lib/domain/checks/statement';
import { type SourcingFinding, sourcingOf } from '@/lib/domain/sources/sourcing';
import { type Annotation, checkerOf, isChecked, isOf, lacksSource, typeOf, wordsChanged } from '@/lib/domain/tags/annotation';
import type { LabelledKind } from '@/lib/domain/tags/tag-kinds';
import { foldText } from '@/lib/domain/text/fold-text';
import { foldOnce } from '../fold-once';

/** What a tag may be filtered by as its status: a state of the check; checked, which is more than decided; late; or that a reply is overdue. */
export type TagStatus = CheckState | 'checked' | 'late' | 'reply-overdue';

/** What asks for something, in the order of its chips: each is on or off. */
export const flags = ['needsSource', 'isMine', 'isUnread', 'awaitsMyVote', 'hasChanged', 'isRelated'] as const;
export type Flag = (typeof flags)[number];

/** Which tags the list shows. Null or false: all. */
export interface TagFilter extends Record<Flag, boolean> {
  kind: LabelledKind | null;
  status: TagStatus | null;
  verdict: GlyphValue | null;
  /** The id of who has a claim in hand or looks at it again, or NOBODY. */
  who: string | null;
  /** What is to be said against the sources of a claim. */
  sourcing: SourcingFinding | null;
  /** The id of a type, or NO_TYPE. */
  typeId: string | null;
  /** Words of the tag or of its statement, or its whole label, or of the name of its type. */
  query: string;
}

/** Of a filter: claims that nobody has in hand. */
export const NOBODY = 'nobody';
/** Of a filter: tags that no type was said of. */
export const NO_TYPE = 'none';

export const noFilter: TagFilter = {
  kind: null,
  status: null,
  verdict: null,
  who: null,
  isMine: false,
  needsSource: false,
  hasChanged: false,
  sourcing: null,
  isRelated: false,
  typeId: null,
  awaitsMyVote: false,
  isUnread: false,
  query: '',
};

export const isFiltered = ({ query, ...chosen }: TagFilter) =>
  query.trim() !== '' || Object.values(chosen).some((value) => value !== null && value !== false);

/** A status as the filter calls it. */
export function statusName(status: TagStatus): string {
  if (status === 'reply-overdue') return 'Reply overdue';
  if (status === 'late') return 'Late';
  return status === 'checked' ? 'Checked' : checkStates[status].name;
}

/** What is to be known beside the tags to filter them: of whoever looks, and of what hangs on the tags. */
export interface Known {
  /** The ids of those that are related to others, that wait for a reply past its deadline, and that have something unread. */
  related: { has(id: string): boolean };
  overdue: { has(id: string): boolean };
  unread: { has(id: string): boolean };
  awaitsMyVote(annotation: Annotation): boolean;
  waitsForMe(annotation: Annotation): boolean;
  isLate(annotation: Annotation): boolean;
}

const none = { has: () => false };
const never = () => false;
const nothingKnown: Known = { related: none, overdue: none, unread: none, awaitsMyVote: never, waitsForMe: never, isLate: never };

/** Which tags pass while a flag is on. */
const passes: Record<Flag, (one: Annotation, known: Known) => boolean> = {
  needsSource: lacksSource,
  isMine: (one, { waitsForMe }) => waitsForMe(one),
  isUnread: ({ id }, { unread }) => unread.has(id),
  awaitsMyVote: (one, { awaitsMyVote }) => awaitsMyVote(one),
  hasChanged: wordsChanged,
  isRelated: ({ id }, { related }) => related.has(id),
};

/** The tags that pass the filter, in their order. */
export function filterTags(tags: readonly Annotation[], filter: TagFilter, told: Partial<Known> = {}): readonly Annotation[] {
  if (!isFiltered(filter)) return tags;
  const known = { ...nothingKnown, ...told };
  const asked = flags.filter((flag) => filter[flag]);
  const wanted = foldText(filter.query);
  return tags.filter(
    (one) =>
      (filter.kind === null || one.kind === filter.kind) &&
      (filter.status === null || hasStatus(one, filter.status, known)) &&
      (filter.verdict === null || (one.kind === 'claim' && progressOf(one) === filter.verdict)) &&
      (filter.who === null || isInHandOf(one, filter.who)) &&
      (filter.sourcing === null || sourcingOf(one)?.findings.includes(filter.sourcing) === true) &&
      (filter.typeId === null || (typeOf(one)?.typeId ?? NO_TYPE) === filter.typeId) &&
      asked.every((flag) => passes[flag](one, known)) &&
      (wanted === '' || labelsOf(one).includes(wanted) || wordsToFind(one).includes(wanted)),
  );
}

/** What it is called, and was called before it was another kind. */
const labelsOf = ({ label, aliases }: Annotation) => [label ?? '', ...aliases].map((each) => each.toLowerCase());

/** What a search in tags looks through: its words, what is said of them, and what its type is called. */
const wordsToFind = foldOnce((one) => [quotedWords(one.anchor), statementOf(one), typeOf(one)?.name].join('\n'));

const isInHandOf = (one: Annotation, who: string) => isJudged(one) && (who === NOBODY ? checkerOf(one) === null : isOf(one, who));

function hasStatus(one: Annotation, status: TagStatus, { overdue, isLate }: Known): boolean {
  if (status === 'reply-overdue') return overdue.has(one.id);
  if (status === 'late') return isLate(one);
  return one.kind === 'claim' && (status === 'checked' ? isChecked(one) : one.checkState === status && !isChecked(one));
}
