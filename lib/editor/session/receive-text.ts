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

/** Confirms or takes in the steps of one entry. */
export function receiveText(entry: VisibleEntry, { options: { host, clientId }, own, passed, items }: Held): ReceivedText {
  const isOwn = entry.clientId === clientId && items.some(({ id }) => id === entry.id);
  const { steps: stored, origin } = TextPayload.parse(entry.payload);
  const steps = stored.map((json) => own.stepOf(json));
  passed.push(steps);
  const unconfirmed = own.steps();
  // A page that went at once may have sent more of an entry than its disk had: the steps beyond are news to the page that came back.
  const known = isOwn ? unconfirmed.filter(({ itemId }) => itemId === entry.id).length : 0;
  const before = unconfirmed.slice(known);
  const news = Math.max(0, steps.length - known);
  const near = (of: readonly OwnStep[]) =>
    spansOfSteps(of.map(({ step }) => step)).flatMap(({ from, to }) => marksNear(host.state, from, to));
  const nearBefore = news > 0 ? near(before) : [];
  // One entry at a time: prosemirror-collab confirms only own steps that lead.
  const transaction = receiveTransaction(
    host.state,
    steps,
    steps.map((_, index) => (index < known ? clientId : `foreign-${entry.clientId}`)),
    { mapSelectionBackward: true },
  ).setMeta(RECEIVED, true);
  const confirmed = Math.min(known, steps.length);
  const isDropped = (index: number) => news > 0 && transaction.mapping.getMirror(before.length - 1 - index) === undefined;
  own.keep((index) => index >= confirmed && !isDropped(index - confirmed));
  host.dispatch(transaction);
  const reason = origin === 'newer-version' ? PLACE_REPLACED : PLACE_GONE;
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
  const behind = isOwn ? items.filter(({ id }) => id !== entry.id) : items;
  return {
    near: [...nearBefore, ...near(after)],
    items: behind.length > 0 ? rebaseItems(behind, transaction, news, before, after) : items,
    lost: lostWords(transaction, before),
    reason,
    lostForms,
  };
}

const nothing = Promise.resolve('');
