import { ReplaceAroundStep, ReplaceStep } from '@tiptap/pm/transform';
import { receiveTransaction } from 'prosemirror-collab';
import type { VisibleEntry } from '@/lib/domain/journal/entry';
import { marksNear } from '../marks/annotation-plugin';
import { spansOfSteps } from '../marks/edited-spans';
import type { OutboxItem } from '../outbox/outbox';
import { lostWords } from './lost-words';
import { type OwnText, TextPayload } from './own-text';
import type { PassedSteps } from './passed-steps';
import { type OwnStep, rebaseItems } from './pending';
import { RECEIVED, type SessionOptions } from './session-options';

/** Why own words have no place any more. */
const PLACE_GONE = 'This was not saved: its place in the text was deleted or replaced meanwhile. Copy it if it is still needed.';
const PLACE_REPLACED = 'This was not saved: a newer version of the text has replaced its place. Copy it if it is still needed.';

const WithOrigin = TextPayload.pick({ origin: true });

interface Held {
  options: Pick<SessionOptions, 'host' | 'clientId'>;
  own: OwnText;
  passed: PassedSteps;
  items: readonly OutboxItem[];
}

interface ReceivedText {
  /** The tags at this tab's own unconfirmed words: the editor's mapping goes back through the own steps and forward again, and the server's does not. */
  near: readonly string[];
  /** What waits, where the text has moved it. */
  items: readonly OutboxItem[];
  /** Own words that have no place any more, and why. */
  lost: string;
  reason: string;
  /** The same of links, formats and kinds of paragraphs. */
  lostForms: Promise<string>;
}

/**
 * Confirms the steps of one own entry, or takes in those of foreign ones, in order. Null, and nothing happens, where several would not come to what
 * they do one after the other: an own step that has no place any more is given up by the entry that has taken it.
 */
export function receiveText(
  entries: readonly VisibleEntry[],
  { options: { host, clientId }, own, passed, items }: Held,
): ReceivedText | null {
  // prosemirror-collab confirms only own steps that lead: an own entry comes alone.
  const [ownId] = entries.length === 1 ? entries.filter((entry) => isOwn(entry, clientId, items)).map(({ id }) => id) : [];
  const received = entries.map((entry) => ({ entry, ...TextPayload.parse(entry.payload) }));
  const steps = received.flatMap(({ steps: stored }) => stored.map((json) => own.stepOf(json)));
  const senders = received.flatMap(({ entry, steps: stored }) => stored.map(() => `foreign-${entry.clientId}`));
  const unconfirmed = own.steps();
  // A page that went at once may have sent more of an entry than its disk had: the steps beyond are news to the page that came back.
  const known = ownId === undefined ? 0 : unconfirmed.filter(({ itemId }) => itemId === ownId).length;
  const before = unconfirmed.slice(known);
  const news = Math.max(0, steps.length - known);
  const near = (of: readonly OwnStep[]) =>
    spansOfSteps(of.map(({ step }) => step)).flatMap(({ from, to }) => marksNear(host.state, from, to));
  const transaction = receiveTransaction(
    host.state,
    steps,
    senders.map((sender, index) => (index < known ? clientId : sender)),
    // Whoever stands where words come in stays in front of them, but of proposed ones, which were in the page before the caret, as they are accepted.
    { mapSelectionBackward: entries[0]?.type !== 'suggestion.accepted' },
  ).setMeta(RECEIVED, true);
  const confirmed = Math.min(known, steps.length);
  const isDropped = (index: number) => news > 0 && transaction.mapping.getMirror(before.length - 1 - index) === undefined;
  if (entries.length > 1 && before.some((_, index) => isDropped(index))) return null;
  const nearBefore = news > 0 ? near(before) : [];
  passed.push(steps);
  own.keep((index) => index >= confirmed && !isDropped(index - confirmed));
  host.dispatch(transaction);
  const reason = entries.some(isNewerVersion) ? PLACE_REPLACED : PLACE_GONE;
  if (news === 0) return { near: [], items, lost: '', reason, lostForms: nothing };
  // A kind of paragraph may be kept around nothing. While one types and a colleague does elsewhere, nothing goes, and nothing is to be asked for.
  const mayBeLost = before.some(({ step }, index) => isDropped(index) || step instanceof ReplaceAroundStep);
  // Seldom needed, and no part of the page's first scripts.
  const lostForms = mayBeLost
    ? import('./lost-forms')
        .then((forms) => forms.lostForms(transaction, before))
        // Without the script for it nobody can say which, or whether there were any.
        .catch(() => (before.some(({ step }) => !(step instanceof ReplaceStep)) ? 'Links, formats or kinds of paragraphs' : ''))
    : nothing;
  const after = own.steps();
  const behind = ownId === undefined ? items : items.filter(({ id }) => id !== ownId);
  return {
    near: [...nearBefore, ...near(after)],
    items: behind.length > 0 ? rebaseItems(behind, transaction, news, before, after) : items,
    lost: lostWords(transaction, before),
    reason,
    lostForms,
  };
}

/** True for text that replaces the whole. It is taken in alone: own words are lost to it for another reason. */
export const isNewerVersion = ({ payload }: VisibleEntry): boolean => WithOrigin.safeParse(payload).data?.origin === 'newer-version';

const isOwn = (entry: VisibleEntry, clientId: string, items: readonly OutboxItem[]) =>
  entry.clientId === clientId && items.some(({ id }) => id === entry.id);

const nothing = Promise.resolve('');
