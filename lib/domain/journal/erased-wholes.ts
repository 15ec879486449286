import { z } from 'zod';
import { wordsOfAnchor } from '../anchors/anchor';
import type { ArticleState } from '../article-state';
import { sha256Hex } from '../hash';
import { isMembers } from '../json-members';
import { Waiver } from '../sign-off/sign-off';
import { boundsOfClaim } from '../sign-off/waiver-bounds';
import { ERASED } from '../text/erased-sign';
import { holdsValues } from '../text/stray-values';
import type { JournalEntry } from './entry';
import { wordsOfEntry } from './erase';

/** Entries into which the server writes again what people wrote in others: of a merged tag, a rival that is taken, a state that comes back, a waiver. */
const COPIERS = new Set(['annotation.merged', 'annotation.unmerged', 'rival.settled', 'check.state-changed', 'article.signed-off']);
/** The members that it copies as a whole. */
const NOTES = new Set(['rationale', 'quote', 'locator', 'origin', 'reason', 'text', 'said', 'statement']);
/** What a judgement was given on, in entries of any type: the statement of then. */
const STATEMENTS = new Set(['from', 'restatedFrom']);
const HASHES = new Set(['wordsHash', 'statementsHash']);
/** The members that say what an entry is about. */
const IDS = ['id', 'annotationId', 'evidenceId', 'entryId'];

interface Whole {
  is: string;
  about: ReadonlySet<string>;
}
type Entry = Pick<JournalEntry, 'id' | 'type' | 'payload'>;
/** A string in a payload: the member it stands in, of what, the ids around it, and whether it is of a mark that is taken off. */
interface At {
  name: string;
  of: Readonly<Record<string, unknown>>;
  about: readonly string[];
  isTakenOff: boolean;
}

/**
 * What was erased and the server itself wrote again elsewhere, word for word: notes that went along with a merge, a statement that a judgement was given on, the
 * address of a link that is taken off; and hashes of words that lost some, from which short ones could be guessed. What people wrote again stays.
 */
export class ErasedWholes {
  private readonly wholes = new Map<string, Whole[]>();
  private readonly hashes = new Set<string>();
  /** The waivers and rivals on words that all stand, by their entries: others with the same words may have lost them. */
  private readonly untouched = new Set<string>();

  /** An entry that loses all its words, and its payload without them. */
  add({ id, type, payload }: Entry, left: unknown): void {
    this.untouched.delete(id);
    // What is left has the same shape.
    const lefts = stringsIn(left);
    for (const [index, { words: was, name, of, about }] of stringsIn(payload).entries()) {
      const is = lefts[index]?.words ?? was;
      // Texts of the article are about nothing. Of these `ErasedCopies` knows more.
      const isWhole = is !== was && (name === 'href' || (NOTES.has(name) && (name !== 'text' || about.length > 0)));
      if (is !== was && HASHES.has(name) && !isOfText(type, of)) this.addHash(was);
      else if (isWhole) this.wholes.set(keyOf(name, was), [...this.of(name, was), { is, about: new Set([id, ...about]) }]);
    }
  }

  /** The hash of words that lost some. */
  addHash(hash: string): void {
    if (!hash.startsWith(ERASED)) this.hashes.add(hash);
  }

  /** An entry, and what it led to over what is left: a waiver keeps a hash of the words of its claim, and a rival may, which may be others now. */
  see(after: ArticleState, { id, type, payload }: Entry): void {
    if (type === 'annotation.merged') this.seeRivals(after, payload);
    const waiver = type === 'rule.waived' ? Waived.safeParse(payload).data : undefined;
    const claim = after.annotations.get(waiver?.annotationId ?? '');
    if (!waiver || !claim) return;
    const isSame = this.compare(payload, 'wordsHash', sha256Hex(wordsOfAnchor(after.doc, claim.anchor)));
    const { statementsHash } = boundsOfClaim(after, claim, waiver.kind);
    if (this.compare(payload, 'statementsHash', statementsHash) && isSame) this.untouched.add(id);
  }

  /** Rivals that a merge brings with the hash of what stands there have lost no words. Others may be of words from before, which nobody can look up. */
  private seeRivals({ doc, annotations }: ArticleState, payload: unknown): void {
    const { data } = MergedRivals.safeParse(payload);
    const into = data && annotations.get(data.intoId);
    if (!into) return;
    const now = sha256Hex(wordsOfAnchor(doc, into.anchor));
    for (const { name, words, about } of stringsIn(data.gain.rivals)) {
      if (name === 'wordsHash' && words === now) for (const id of about) this.untouched.add(id);
    }
  }

  /** The payload of an entry without all that. */
  without(entry: Entry, payload: unknown): unknown {
    if (this.wholes.size + this.hashes.size === 0) return payload;
    const names = wordsOfEntry(entry.type);
    const ids = new Set(stringsIn(payload).map(({ words }) => words));
    return mapStrings(payload, (was, { name, of, about, isTakenOff }) => {
      if (HASHES.has(name) && names.has(name)) {
        // Beside words it is the hash of what is left of these.
        if (typeof of.words === 'string' || isOfText(entry.type, of)) return was;
        // A waiver does not say of itself which entry it came by. A merge is not to keep all for one rival that names it.
        const own = entry.type === 'rule.waived' ? [entry.id, ...about] : about;
        const isUntouched = own.some((id) => this.untouched.has(id));
        return this.hashes.has(was) && !isUntouched ? ERASED.repeat(was.length) : was;
      }
      if (name === 'href') return (isTakenOff && this.of(name, was)[0]?.is) || was;
      const isCopied = (NOTES.has(name) && isCopier(entry)) || STATEMENTS.has(name);
      const known = isCopied ? this.of(STATEMENTS.has(name) ? 'statement' : name, was) : [];
      return known.find(({ about }) => [...about].some((id) => ids.has(id)))?.is ?? was;
    });
  }

  private of(name: string, was: string): Whole[] {
    return this.wholes.get(keyOf(name, was)) ?? [];
  }

  /** True where a hash is that of what stands there now, or is not kept. */
  private compare(payload: unknown, name: string, now: string | undefined): boolean {
    const was = isMembers(payload) ? payload[name] : undefined;
    if (typeof was !== 'string' || was === now) return true;
    this.addHash(was);
    return false;
  }
}

/** A state that somebody gives by hand has their own reason. */
const isCopier = ({ type, payload }: Pick<Entry, 'type' | 'payload'>): boolean =>
  COPIERS.has(type) && !(type === 'check.state-changed' && isMembers(payload) && !payload.undoes);

/** True of an entry that may hold such a copy. */
export const mayHoldWholes = (entry: Pick<Entry, 'type' | 'payload'>): boolean =>
  isCopier(entry) || entry.type === 'rule.waived' || takesOffLink(entry.payload);

/** The names of members that may have lost something by this. */
export const namesOfWholes = ({ type, payload }: Pick<Entry, 'type' | 'payload'>): string[] => [
  ...(isCopier({ type, payload }) ? NOTES : []),
  ...HASHES,
  ...(takesOffLink(payload) ? ['href'] : []),
];

/** True of what keeps a hash of the whole text, which proves what was signed to whoever has the text: it goes where its own line is erased, and nowhere else. */
const isOfText = (type: string, { annotationId }: At['of']): boolean =>
  (type === 'article.signed-off' || type === 'rule.waived') && typeof annotationId !== 'string';

const Waived = Waiver.pick({ kind: true, annotationId: true });
const MergedRivals = z.object({ intoId: z.string(), gain: z.object({ rivals: z.array(z.unknown()) }) });

const takesOffLink = (payload: unknown): boolean =>
  isMembers(payload) && Array.isArray(payload.steps) && payload.steps.some((step) => isMembers(step) && step.stepType === 'removeMark');

/** A copy of a payload with each string in it as `change` has it; of a value that is said, in the member `said`. */
function mapStrings(value: unknown, change: (words: string, at: At) => string): unknown {
  return map(value, { name: '', of: {}, about: [], isTakenOff: false });

  function map(one: unknown, at: At): unknown {
    if (typeof one === 'string') return change(one, at);
    if (Array.isArray(one)) return one.map((each) => map(each, at));
    if (!isMembers(one)) return one;
    const own = IDS.flatMap((name) => (typeof one[name] === 'string' ? one[name] : []));
    const inner = { of: one, about: [...at.about, ...own], isTakenOff: at.isTakenOff || one.stepType === 'removeMark' };
    return Object.fromEntries(
      Object.entries(one).map(([name, each]) => {
        if (holdsValues(one, name)) return [name, each];
        return [name, map(each, { ...inner, name: at.name === 'said' ? 'said' : name })];
      }),
    );
  }
}

function stringsIn(value: unknown): (At & { words: string })[] {
  const found: (At & { words: string })[] = [];
  mapStrings(value, (words, at) => {
    found.push({ ...at, words });
    return words;
  });
  return found;
}

const keyOf = (name: string, words: string) => `${name}\n${words}`;
