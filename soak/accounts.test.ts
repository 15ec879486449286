import { describe, expect, it } from 'vitest';
import { findChangedSteps, findLostEntries, findLostWords, findOtherWords, findUnsaved } from './accounts';
import type { EntryRow } from './journal-rows';
import { Ledger } from './ledger';

const insert = (text: string) => ({ stepType: 'replace', from: 1, to: 1, slice: { content: [{ type: 'text', text }] } });

/** A stored entry of the tab `a`: text if it has steps. */
function row(seq: number, ...steps: unknown[]): EntryRow {
  const type = steps.length > 0 ? 'text' : 'annotation.removed';
  const hashes = { salt: '', payloadHash: '', prevHash: '', hash: '' };
  const who = { articleId: 'x', clientId: 'a', actorId: 'p', at: new Date(0), schemaVersion: 1 };
  return { id: `e${seq}`, seq, version: seq, type, payload: { steps }, ...who, ...hashes };
}

/** A ledger of the tab `a`, which made these entries. */
function ledgerOf(...ids: string[]) {
  const ledger = new Ledger();
  const account = ledger.accountOf('a');
  for (const id of ids) account.entries.set(id, { at: 0, type: 'annotation.removed' });
  return { ledger, account };
}

const sent = (id: string, ...steps: unknown[]) =>
  JSON.stringify({ base: { version: 0, seq: 0 }, clientId: 'a', entries: [{ id, type: 'text', payload: { steps } }] });

describe('findUnsaved', () => {
  it('finds what was acknowledged and is gone, and what stands elsewhere than it was shown', () => {
    const { ledger } = ledgerOf();
    ledger.acknowledge(sent('e1', insert('a')), JSON.stringify({ entries: [{ id: 'e1', seq: 1 }] }));
    expect(findUnsaved(ledger, [row(1)])).toBeNull();
    expect(findUnsaved(ledger, [])).toMatch('e1 was acknowledged');
    expect(findUnsaved(ledger, [{ ...row(2), id: 'e1' }])).toMatch('e1 was shown as 1 and is stored as 2');
    ledger.see([{ id: 'e1', seq: 3 }]);
    expect(ledger.faults).toHaveLength(1);
  });
});

describe('findLostEntries', () => {
  it('finds what is neither stored nor refused, and what is stored in another order', () => {
    const { ledger, account } = ledgerOf('e2', 'e1');
    expect(findLostEntries(ledger, [row(1), row(2)])).toMatch('e1 of a is stored as 1, before');
    expect(findLostEntries(ledger, [row(2)])).toMatch('e1 of a is neither');
    account.refused.set('e1', 'No.');
    expect(findLostEntries(ledger, [row(2)])).toBeNull();
  });

  it('asks nothing of what was to take back an acceptance that was refused', () => {
    const { ledger, account } = ledgerOf();
    account.entries.set('e1', { at: 0, type: 'suggestion.accepted' }).set('e2', { at: 0, type: 'suggestion.reopened', undoes: 'e1' });
    account.entries.set('e3', { at: 0, type: 'annotation.removed' });
    expect(findLostEntries(ledger, [row(1), row(3)])).toMatch('suggestion.reopened e2 of a is neither');
    account.refused.set('e1', 'This suggestion was accepted already.');
    expect(findLostEntries(ledger, [row(3)])).toBeNull();
    // Anything else is refused by its own name.
    account.entries.set('e4', { at: 0, type: 'annotation.restored', undoes: 'e3' });
    account.refused.set('e3', 'It was removed.');
    expect(findLostEntries(ledger, [])).toMatch('annotation.restored e4 of a is neither');
  });

  it('asks that an acceptance which was taken back before it was sent is stored nowhere', () => {
    const { ledger, account } = ledgerOf('e1');
    account.calledOff.add('e1');
    expect(findLostEntries(ledger, [])).toBeNull();
    expect(findLostEntries(ledger, [row(1)])).toMatch('e1 of a was taken back before it was sent, and is stored');
  });

  it('forgives a page that vanished what was done in its last moment alone', () => {
    const { ledger, account } = ledgerOf('e1');
    account.lost.push({ what: 'e1', ageMs: 50 });
    expect(findLostEntries(ledger, [])).toBeNull();
    account.lost.splice(0, 1, { what: 'e1', ageMs: 5_000 });
    expect(findLostEntries(ledger, [])).toMatch('5000 ms old');
  });
});

describe('findChangedSteps', () => {
  it('finds steps that were not sent like that, or for a later version', () => {
    const { ledger } = ledgerOf();
    ledger.send(sent('e1', insert('a')));
    expect(findChangedSteps(ledger, [row(1, insert('a'))])).toBeNull();
    expect(findChangedSteps(ledger, [row(1, insert('b'))])).toMatch('entry 1 holds steps');
    // Shifted over what others wrote, and stored for a version that nobody had sent it for yet.
    expect(findChangedSteps(ledger, [{ ...row(1, insert('a')), version: 2 }])).toBeNull();
    expect(findChangedSteps(ledger, [{ ...row(1, insert('a')), version: 0 }])).toMatch('entry 1 holds steps');
  });
});

describe('findLostWords', () => {
  it('finds words that are stored twice or not at all', () => {
    const { ledger, account } = ledgerOf();
    account.tokens.push('«a.1»');
    const one = row(1, insert('«a.1» and more'));
    expect(findLostWords(ledger, [one])).toBeNull();
    expect(findLostWords(ledger, [one, row(2, insert('«a.1»'))])).toMatch('stored 2 times');
    expect(findLostWords(ledger, [])).toMatch('stored only 0 times');
    account.dropped.push('«a.1»');
    account.shown.add('«a.1»');
    expect(findLostWords(ledger, [])).toBeNull();
    expect(findLostWords(ledger, [one])).toMatch('put in 0 times and is stored 1 times');
  });

  it('finds words that lost their place and are shown to nobody, unless they were taken out again', () => {
    const { ledger, account } = ledgerOf();
    account.tokens.push('«a.1»');
    account.dropped.push('«a.1»');
    expect(findLostWords(ledger, [])).toMatch('«a.1» was typed, and is neither stored nor shown');
    // Moved there from elsewhere: it is in the text that somebody typed.
    const { id, clientId, ...rest } = row(1, insert('«a.1»'));
    expect(findLostWords(ledger, [{ ...rest, id, clientId: `${clientId} another` }])).toBeNull();
    account.takenOut.add('«a.1»');
    expect(findLostWords(ledger, [])).toBeNull();
  });

  it('counts what was sent without an editor to watch, and demands no less of it', () => {
    const { ledger, account } = ledgerOf();
    account.tokens.push('«a.1»', '«a.2»');
    account.unwatched.add('«a.1»');
    const second = row(2, insert('«a.2»'));
    expect(findLostWords(ledger, [row(1, insert('«a.1»')), second])).toBeNull();
    expect(findLostWords(ledger, [second])).toMatch('«a.1» was typed, and is neither');
    account.shown.add('«a.1»');
    expect(findLostWords(ledger, [second])).toBeNull();
    expect(findLostWords(ledger, [])).toMatch('«a.2» was put in 1 times and is stored only 0 times');
  });

  it('demands what a vanished page had kept, and what it had in hand for long, of whoever goes on with it', () => {
    const { ledger, account } = ledgerOf();
    account.tokens.push('«a.1»', '«a.2»');
    account.inHand = ['«a.1»', '«a.2»'].map((what) => ({ what, ageMs: 50 }));
    expect(findLostWords(ledger, [])).toBeNull();
    account.findLeft(['«a.1»'], new Set());
    expect(findLostWords(ledger, [])).toMatch('«a.1» was put in 1 times');
    expect(findLostWords(ledger, [row(1, insert('«a.1»'))])).toBeNull();
    account.inHand = [{ what: '«a.2»', ageMs: 5_000 }];
    expect(findLostWords(ledger, [row(1, insert('«a.1»'))])).toMatch('5000 ms old');
  });
});

describe('findOtherWords', () => {
  const about = (seq: number, type: string, payload: object) => ({ ...row(seq), type, payload: { suggestionId: 's', ...payload } });

  it('finds an acceptance that put in other words than were proposed last', () => {
    const made = about(1, 'suggestion.made', { replacement: '‹a.1›' });
    const changed = about(2, 'suggestion.changed', { replacement: '‹a.2›' });
    const accepted = (text: string) => about(3, 'suggestion.accepted', { steps: [insert(text)] });
    expect(findOtherWords([made, changed, accepted('‹a.2›')])).toBeNull();
    expect(findOtherWords([made, changed, accepted('‹a.1›')])).toMatch('entry 3 put in');
    expect(findOtherWords([made, about(2, 'suggestion.accepted', { steps: [] })])).toMatch('entry 2 put in');
    // Words that are to go, and none in their place.
    const gone = about(1, 'suggestion.made', { replacement: '' });
    expect(findOtherWords([gone, about(2, 'suggestion.accepted', { steps: [{ stepType: 'replace', from: 1, to: 4 }] })])).toBeNull();
  });
});
