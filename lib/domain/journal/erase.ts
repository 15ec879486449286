import { canonicalJson } from '../canonical-json';
import { sha256Hex } from '../hash';
import { ERASED } from '../text/erased-sign';
import { holdsValues, withoutStrayValues } from '../text/stray-values';

const QUOTE = ['exact', 'prefix', 'suffix'];
const VERDICT = ['rationale', 'words', 'restatedFrom'];
/** Short words could be guessed from a hash; where they stand beside it, it becomes that of what stands for them. */
const RIVAL = ['wordsHash'];
/** What verdicts hold for now. */
const HELD = ['words'];
const EVIDENCE = ['quote', 'locator', 'origin'];
/** How a source is described. */
const CITED = ['title', 'url', 'author', 'publisher'];
/** Text and link addresses of a doc or a slice. */
const DOC = ['text', 'href'];

const QUESTION = ['text', 'words', 'replacement'];
/** Of a request for a reply: who was asked and what, and what came back. */
const ASKED = ['asked'];
const SAID = ['said'];
const SUGGESTION = ['words', 'replacement', 'note', ...QUOTE];

/** What claims come to by an entry of any type: their verdicts, and where they stand. */
const FOLLOWS = new Set([...VERDICT, ...QUOTE]);

/** Which members of a payload are words, by entry type. Everything else (ids, kinds, stances, days, positions) stays. */
const wordMembers: Record<string, readonly string[]> = {
  text: [...DOC, ...QUOTE, ...HELD],
  'annotation.created': [...QUOTE, 'statement'],
  'annotation.removed': [],
  'annotation.restored': [],
  'annotation.span-changed': QUOTE,
  // The work that came along may have stopped for a reason. What stands beside a verdict keeps a hash without its words. `said`: of the fields of a type.
  'annotation.merged': [...EVIDENCE, ...VERDICT, ...RIVAL, 'text', 'said', 'statement', 'from'],
  // Why its work stays stopped, and what was checked.
  'annotation.unmerged': ['text', 'from'],
  'annotation.kind-changed': [],
  'annotation.stated': ['statement', 'from'],
  // Values of fields; names and checklists are the house's.
  'annotation.typed': ['said'],
  'check.items-ticked': ['words'],
  'check.state-changed': ['text'],
  'check.assigned': [],
  'check.second-assigned': [],
  'check.due-set': [],
  'check.methods-set': [],
  'check.second-given': VERDICT,
  'check.adjudicated': ['rationale'],
  'check.voted': [...VERDICT, ...QUOTE],
  'verdict.given': [...VERDICT, ...QUOTE],
  // A state that is taken brings its reason along.
  'rival.settled': [...VERDICT, ...QUOTE, 'text'],
  'evidence.linked': EVIDENCE,
  'evidence.changed': EVIDENCE,
  'evidence.unlinked': [],
  'evidence.relinked': [],
  'relation.made': [],
  'relation.removed': [],
  'relation.restored': [],
  'reply.asked': ASKED,
  'reply.changed': ASKED,
  'reply.settled': SAID,
  'reply.removed': [],
  'reply.restored': [],
  comment: ['text', ...QUOTE],
  'comment-edited': ['text'],
  'comment-removed': [],
  'thread-resolved': [],
  'thread-reopened': [],
  'query.asked': QUESTION,
  'query.changed': QUESTION,
  'queries.sent': QUESTION,
  'query.withdrawn': [],
  'query.answered': ['text', 'who'],
  'suggestion.made': SUGGESTION,
  'suggestion.changed': SUGGESTION,
  'suggestion.withdrawn': [],
  'suggestion.rejected': [],
  'suggestion.accepted': [...DOC, ...QUOTE, ...HELD],
  'suggestion.reopened': [...DOC, ...QUOTE, ...HELD],
  'revision.made': ['name'],
  'article.imported': [
    ...DOC,
    ...VERDICT,
    ...RIVAL,
    ...EVIDENCE,
    ...SUGGESTION,
    ...ASKED,
    // Of requests for a reply, and of the fields of types.
    ...SAID,
    'statement',
    'who',
    'byline',
    'fileName',
    'peopleNames',
  ],
  'article.details-changed': ['byline'],
  'article.moved': [],
  'article.author-named': [],
  'article.due-set': [],
  'article.owner-named': [],
  'article.archived': [],
  'article.unarchived': [],
  'article.deleted': [],
  // A hash of words of which nothing else is kept: short ones could be guessed from it.
  'article.signed-off': ['reason', 'wordsHash', 'statementsHash', ...CITED],
  'article.reopened': ['reason'],
  'rule.waived': ['reason', 'wordsHash', 'statementsHash'],
  'rule.waiver-withdrawn': [],
  erased: [],
};

/**
 * The payload with all words of it replaced by U+2588 of the same length: the same shape, so that replay, positions and, since
 * the stored `payloadHash` stays, the chain still hold. Line feeds stay, since they are the joins of blocks. A hash of words
 * becomes the hash of what stands for them: short words could be guessed from it. Erasing twice changes nothing.
 * Values that no attribute of the text can have go as well: whoever sent them before that was refused may have written words there.
 * Throws if the type is unknown: what is not understood cannot be erased.
 */
export function erasePayload(type: string, payload: unknown): unknown {
  return erase(payload, { names: wordsOfEntry(type), keepsStray: false }, false);
}

/** True if a payload has no words, as an erasure of any time left it: those from before did not look into the attributes of the text. */
export function hasNoWords(type: string, payload: unknown): boolean {
  const erased = erase(payload, { names: wordsOfEntry(type), keepsStray: true }, false);
  return canonicalJson(erased) === canonicalJson(payload);
}

/** The names of the members of an entry that are words. Throws as `erasePayload` does. */
export function wordsOfEntry(type: string): ReadonlySet<string> {
  const names = wordMembers[type];
  if (!names) throw new Error(`it is not known which members of ${type} are words`);
  return new Set(names);
}

interface Erasing {
  /** The members that are words. */
  names: ReadonlySet<string>;
  keepsStray: boolean;
}

function erase(value: unknown, erasing: Erasing, isWords: boolean): unknown {
  if (typeof value === 'string') return isWords ? eraseWords(value) : value;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((one) => erase(one, erasing, isWords));
  const erased: Record<string, unknown> = {};
  const own: Record<string, unknown> = { ...value };
  for (const [name, member] of Object.entries(erasing.keepsStray ? own : withoutStrayValues(own))) {
    if (holdsValues(own, name)) {
      erased[name] = member;
      continue;
    }
    // The origin of evidence is words; that of an imported article is an object with the name of its format.
    const isNamed = erasing.names.has(name) && !(name === 'origin' && typeof member === 'object');
    erased[name] = erase(member, name === 'follows' ? { ...erasing, names: FOLLOWS } : erasing, isWords || isNamed);
  }
  if (typeof erased.words === 'string' && 'wordsHash' in erased) erased.wordsHash = sha256Hex(erased.words);
  return erased;
}

/** A link keeps its scheme: without one it would be no link, and the doc would not be valid. */
function eraseWords(words: string): string {
  const scheme = /^(https?:\/\/|mailto:)(?=\S+$)/i.exec(words)?.[0] ?? '';
  return scheme + words.slice(scheme.length).replace(/[^\n]/g, ERASED);
}
