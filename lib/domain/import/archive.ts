import { type ArticleState, applyEntry, emptyState, stateFromJson, stateToJson } from '../article-state';
import { canonicalJson } from '../canonical-json';
import { ARCHIVE_FORMAT, ARCHIVE_VERSION, GalleyArchive } from '../export/archive-form';
import { findChainFault, type JournalEntry, PAYLOAD_VERSION } from '../journal/entry';
import { entryTypeNames, entryTypeOf } from '../journal/entry-types';
import { isLeftOfErased, leftOfErased } from '../journal/erased-left';
import { type IsRemoved, removedIn } from '../talk/thread';
import { whyUnstorable } from '../text/text-input';
import { findArchiveFault } from './archive-fault';
import { MAX_ARCHIVE_BYTES } from './import-limits';
import { refusals } from './refusals';

/** Deeper JSON than any article needs would exhaust the stack of whatever walks it. */
const MAX_DEPTH = 500;

/** What an archive holds, read and checked: nothing in it has to be doubted again. */
export interface ArchiveContents {
  archive: GalleyArchive;
  state: ArticleState;
}

const { damagedArchive: damaged, newerArchive: tooNew } = refusals;

/**
 * Reads a Galley archive from its text. What comes back fits the schema, agrees with itself, and is what its journal leads to.
 * Refused: over 100 MB (`too-large`); no archive, cut off, changed or of a newer Galley (`unreadable-file`).
 */
export function readArchive(text: string): ArchiveContents {
  // Counted in characters, which are bytes or fewer.
  if (text.length > MAX_ARCHIVE_BYTES) throw refusals.archiveTooBig(MAX_ARCHIVE_BYTES);
  const json = parseJson(text);
  refuseOtherFormats(json);
  refuseUnstorable(json);
  const parsed = GalleyArchive.safeParse(json);
  if (!parsed.success) {
    const path = parsed.error.issues[0]?.path.join('.') ?? '';
    throw damaged(`“${path}” is not as it should be`, { issues: parsed.error.issues.slice(0, 10) });
  }
  const archive = parsed.data;
  const state = readState(archive);
  const fault = findArchiveFault(archive, state);
  if (fault) throw damaged(fault);
  checkJournal(archive, state);
  return { archive, state };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text);
  } catch (error) {
    throw refusals.archiveCutOff(String(error));
  }
}

function refuseOtherFormats(json: unknown): void {
  const isArchive = typeof json === 'object' && json !== null && 'format' in json && json.format === ARCHIVE_FORMAT;
  if (!isArchive) throw refusals.noArchive();
  const version = 'formatVersion' in json ? json.formatVersion : undefined;
  if (typeof version === 'number' && version > ARCHIVE_VERSION) throw tooNew();
}

function refuseUnstorable(json: unknown): void {
  const why = whyUnstorable(json, MAX_DEPTH);
  if (why === 'nesting') throw damaged('it is nested too deeply');
  if (why === 'characters') throw damaged('it holds characters that cannot be stored');
}

function readState(archive: GalleyArchive): ArticleState {
  try {
    const state = stateFromJson(archive.state);
    state.doc.check();
    return state;
  } catch (error) {
    throw damaged('its text does not have the form of an article', { reason: String(error) });
  }
}

function checkJournal({ journal, head }: GalleyArchive, state: ArticleState): void {
  if (journal.length === 0 && head === null) return;
  if (!head) throw damaged('its history has no end');
  for (const { type, schemaVersion } of journal) if (schemaVersion > PAYLOAD_VERSION || !entryTypeNames.includes(type)) throw tooNew();
  const erased = leftOfErased(journal.filter(({ type }) => type === 'erased'));
  const isRemoved = removedIn(state);
  const isErased = ({ seq, payload }: JournalEntry) => {
    const left = erased.get(seq);
    return left !== undefined && isLeftOfErased(payload, left);
  };
  const hasNoWords = (entry: JournalEntry) => isErased(entry) || lacksRemovedWords(entry, isRemoved);
  const fault = findChainFault(journal, { headSeq: head.seq, headHash: head.hash }, hasNoWords);
  if (fault) throw damaged(`its history does not hold together at entry ${fault.seq} (${fault.field})`, { ...fault });
  if (comparable(replay(journal, state.articleId)) !== comparable(state)) throw damaged('its history does not lead to its text and tags');
}

/** True of an entry that lost the words of a comment that was removed later, and has none of them left: its payload no longer matches its hash. */
function lacksRemovedWords({ type, payload, salt }: JournalEntry, isRemoved: IsRemoved): boolean {
  let speaks = false;
  const told: IsRemoved = (threadId, commentId) => {
    const isGone = isRemoved(threadId, commentId);
    speaks ||= isGone;
    return isGone;
  };
  return salt === '' && canonicalJson(entryTypeOf(type).withoutRemoved(payload, told)) === canonicalJson(payload) && speaks;
}

function replay(journal: readonly JournalEntry[], articleId: string): ArticleState {
  let state = emptyState(articleId);
  for (const entry of journal) {
    try {
      state = applyEntry(state, entry);
    } catch (error) {
      throw damaged(`entry ${entry.seq} of its history cannot be replayed`, { reason: String(error) });
    }
  }
  return state;
}

/** A state as text to compare. Tags, threads and suggestions are put in order of id: a state that was loaded from tables need not have the order of making. */
function comparable(state: ArticleState): string {
  const { annotations, threads = [], suggestions = [], ...rest } = stateToJson(state);
  const inOrder = <T extends { id: string }>(all: T[]) => all.sort((a, b) => (a.id < b.id ? -1 : 1));
  return canonicalJson({ ...rest, annotations: inOrder(annotations), threads: inOrder(threads), suggestions: inOrder(suggestions) });
}
