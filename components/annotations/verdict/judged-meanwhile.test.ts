import { Transform } from '@tiptap/pm/transform';
import { beforeEach, describe, expect, it } from 'vitest';
import { wordsOfAnchor } from '@/lib/domain/anchors/anchor';
import { basisSeen } from '@/lib/domain/basis';
import { plainCheckRules } from '@/lib/domain/checks/check-rules';
import { docOf, TestJournal, testId } from '@/lib/domain/journal/journal.fixture';
import { type Annotation, checkOf } from '@/lib/domain/tags/annotation';
import { hasSeen, type JudgingRole, sayAnother, sayMeanwhile, seenAfter, seenOf, statedSeen, stateSeen } from './judged-meanwhile';

const [elif, jonah, nika] = [testId(), testId(), testId()];
const names = new Map([
  [elif, 'Elif'],
  [jonah, 'Jonah'],
  [nika, 'Nika'],
]);
const rules = { ...plainCheckRules, secondCheck: true };

let journal: TestJournal;
let claim: string;

beforeEach(() => {
  journal = new TestJournal(docOf('A bus that runs', 'The next one is at 5.10.'));
  claim = journal.tag('The next one is at 5.10');
});

const tag = () => journal.annotation(claim);
const shown = () => ({ words: wordsOfAnchor(journal.state.doc, tag().anchor), ofClaim: null });
const reader = () => ({ me: jonah, shown: shown(), nameOf: (id: string) => names.get(id) ?? 'Someone' });
const verdictBasis = () => tag().basis.verdict?.entryId ?? null;
const judge = (actorId: string, value: string, basedOn = verdictBasis(), sender = {}) =>
  journal.send('verdict.given', { annotationId: claim, verdict: { value, rationale: 'No timetable.' }, basedOn }, { actorId, ...sender });
const lookAgain = (actorId: string, value: string) =>
  journal.send(
    'check.second-given',
    {
      annotationId: claim,
      verdictEntryId: tag().verdict?.entryId ?? null,
      second: { value, rationale: 'None that I found.' },
      basedOn: checkOf(tag()).basis.secondCheck?.entryId ?? null,
    },
    { actorId },
  );
const undo = (actorId: string, undoes: string) =>
  journal.send('verdict.given', { annotationId: claim, verdict: null, basedOn: undoes, undoes }, { actorId });

/** What Jonah reads, who began as `role` when the claim was as it is now. */
function begin(role: JudgingRole) {
  const seen = seenOf(tag(), shown());
  return () => sayMeanwhile({ role, seen }, tag(), reader());
}

describe('sayMeanwhile', () => {
  it('is silent while nobody else has judged the claim', () => {
    judge(elif, 'partly');
    const read = begin('first');
    expect(read()).toBeNull();
    journal.send('check.methods-set', { annotationId: claim, value: { methods: ['read'] }, basedOn: null }, { actorId: elif });
    expect(read()).toBeNull();
    judge(jonah, 'unproven');
    expect(read()).toBeNull();
  });

  it('says who found what, and who took it back', () => {
    const read = begin('first');
    const given = judge(elif, 'unproven');
    expect(read()).toBe('Elif found Unproven meanwhile. Yours will stand beside it.');
    undo(elif, given);
    expect(read()).toBe('Elif took the verdict back meanwhile. Yours will stand beside that.');
  });

  it('does not say that somebody found what they brought back of another', () => {
    judge(jonah, 'partly');
    const given = judge(elif, 'unproven');
    const read = begin('first');
    undo(elif, given);
    expect(read()).toBe('Elif changed the verdict to Partly meanwhile. Yours will stand beside it.');
  });

  it('tells who looks again of another second check, and of another first verdict', () => {
    judge(elif, 'partly', null, { rules });
    const read = begin('second');
    expect(read()).toBeNull();
    lookAgain(nika, 'partly');
    expect(read()).toBe('Nika found Partly meanwhile. Yours will stand beside it.');
    judge(elif, 'unproven');
    expect(read()).toBe('Elif’s first verdict is Unproven now.');
  });

  it('tells who votes of another verdict to vote on', () => {
    judge(elif, 'partly', null, { rules });
    lookAgain(nika, 'partly');
    const read = begin('voter');
    expect(read()).toBeNull();
    judge(nika, 'unproven');
    expect(read()).toBe('Nika’s verdict is Unproven now.');
  });
});

describe('sayAnother', () => {
  it.each(['first', 'second'] as const)(
    'tells who gives a %s verdict that a colleague set the claim aside, which they end when they say so',
    (role) => {
      const first = judge(elif, 'partly', null, { rules });
      const begun = { role, seen: seenOf(tag(), shown()) };
      const stop = { annotationId: claim, checkState: 'on-legal', reason: 'Libel.' };
      const aside = journal.send('check.state-changed', { ...stop, basedOn: first }, { actorId: elif });
      expect(sayAnother(begun, tag(), reader())).toBe('Elif set this to on legal meanwhile. Giving yours ends that.');
      expect(stateSeen(begun.seen, tag(), jonah)).toEqual({ seenStateId: first });
      const answered = { role, seen: seenAfter(begun, tag(), reader()) };
      expect(sayAnother(answered, tag(), reader())).toBeNull();
      expect(stateSeen(answered.seen, tag(), jonah)).toEqual({ seenStateId: aside });
      const { state, ...old } = begun.seen;
      expect([sayAnother({ role, seen: old }, tag(), reader()), stateSeen(old, tag(), jonah), state?.entryId]).toEqual([null, {}, first]);
      // One's own is known.
      journal.send('check.state-changed', { ...stop, basedOn: aside }, { actorId: jonah });
      expect(sayAnother(begun, tag(), reader())).toBeNull();
    },
  );

  const began = (role: JudgingRole) => {
    const seen = seenOf(tag(), shown());
    return () => sayAnother({ role, seen }, tag(), reader());
  };

  it('names the first verdict where it is another than the one that was seen', () => {
    judge(elif, 'partly', null, { rules });
    const [read, readAsFirst] = [began('second'), began('first')];
    lookAgain(nika, 'partly');
    expect(read()).toBeNull();
    judge(elif, 'unproven');
    expect([read(), readAsFirst()]).toEqual(['Elif’s first verdict is Unproven now.', null]);
  });

  it('is silent once the verdict that was seen is back', () => {
    judge(elif, 'partly', null, { rules });
    const read = began('second');
    const given = judge(elif, 'unproven');
    undo(elif, given);
    expect(read()).toBeNull();
  });

  it('names for a vote the second check that it chooses between, where that is another', () => {
    judge(elif, 'partly', null, { rules });
    const read = began('voter');
    lookAgain(nika, 'unproven');
    expect(read()).toBe('Nika’s second check is Unproven now.');
  });
});

describe('what is checked, changed by a colleague while somebody judges', () => {
  const state = (actorId: string, statement: string) =>
    journal.send('annotation.stated', { annotationId: claim, statement, basedOn: tag().stated?.basis.entryId ?? null }, { actorId });
  const said = 'Meanwhile Elif changed what is checked.';

  it.each(['first', 'second', 'voter'] as const)('is told of first, as %s', (role) => {
    const begun = { role, seen: seenOf(tag(), shown()) };
    const first = state(elif, 'The bus leaves at 5.10');
    expect([sayAnother(begun, tag(), reader()), sayMeanwhile(begun, tag(), reader())]).toEqual([said, said]);
    expect(statedSeen(begun.seen, tag(), jonah)).toEqual({ statedEntryId: null });
    const answered = { role, seen: seenAfter(begun, tag(), reader()) };
    expect(sayAnother(answered, tag(), reader())).toBeNull();
    expect(statedSeen(answered.seen, tag(), jonah)).toEqual({ statedEntryId: first });
  });

  it('is answered by itself: the verdict that came meanwhile is told after it', () => {
    const begun = { role: 'first' as const, seen: seenOf(tag(), shown()) };
    state(elif, 'The bus leaves at 5.10');
    judge(nika, 'unproven');
    const answered = { role: 'first' as const, seen: seenAfter(begun, tag(), reader()) };
    expect(sayMeanwhile(answered, tag(), reader())).toBe('Nika found Unproven meanwhile. Yours will stand beside it.');
  });

  it('is known where the person said it themselves, and asked of no draft from before it was kept', () => {
    const { stated, ...old } = seenOf(tag(), shown());
    expect(stated).toBeNull();
    const own = state(jonah, 'The bus leaves at 5.10');
    expect(statedSeen({ ...old, stated }, tag(), jonah)).toEqual({ statedEntryId: own });
    state(elif, 'The bus leaves at 5.20');
    expect(sayAnother({ role: 'first', seen: old }, tag(), reader())).toBeNull();
    expect(statedSeen(old, tag(), jonah)).toEqual({});
  });
});

describe('words that are changed while somebody judges', () => {
  const rewrite = () => {
    const { from, to } = journal.rangeOf('5.10');
    journal.edit(new Transform(journal.state.doc).replaceWith(from, to, journal.state.doc.type.schema.text('5.20')));
  };

  it.each(['first', 'second', 'voter'] as const)('are told of first, as %s, until the person says that theirs is of these', (role) => {
    const begun = { role, seen: seenOf(tag(), shown()) };
    rewrite();
    const said = 'The words were changed meanwhile.';
    expect([sayAnother(begun, tag(), reader()), sayMeanwhile(begun, tag(), reader())]).toEqual([said, said]);
    const answered = { role, seen: seenAfter(begun, tag(), reader()) };
    expect(sayAnother(answered, tag(), reader())).toBeNull();
  });

  it('are not asked of a draft from before they were kept', () => {
    const { wordsHash, ...seen } = seenOf(tag(), shown());
    expect(wordsHash).toHaveLength(64);
    rewrite();
    expect(sayAnother({ role: 'first', seen }, tag(), reader())).toBeNull();
  });
});

describe('what the claim of a fact says, changed while somebody judges the fact', () => {
  const said = 'The words of its claim were changed meanwhile.';
  let fact: string;
  const now = () => journal.annotation(fact);
  const wordsOf = (one: Annotation) => wordsOfAnchor(journal.state.doc, one.anchor);
  const shownOfFact = () => ({ words: wordsOf(now()), ofClaim: { words: wordsOf(tag()), stated: tag().stated?.basis ?? null } });
  const readerOfFact = () => ({ ...reader(), shown: shownOfFact() });
  const beginFact = (role: JudgingRole) => ({ role, seen: seenOf(now(), shownOfFact()) });
  const rewrite = (from: string, to: string) => {
    const range = journal.rangeOf(from);
    journal.edit(new Transform(journal.state.doc).replaceWith(range.from, range.to, journal.state.doc.type.schema.text(to)));
  };
  const keepMine = ({ role, seen }: ReturnType<typeof beginFact>) => ({ role, seen: seenAfter({ role, seen }, now(), readerOfFact()) });

  beforeEach(() => {
    fact = testId();
    const ranges = [journal.rangeOf('at 5.10')];
    journal.send('annotation.created', { annotationId: fact, kind: 'claim', factOf: claim, statement: 'at 5.10', ranges });
  });

  it.each(['first', 'second', 'voter'] as const)('is told of first, as %s, until the person says that theirs is of that', (role) => {
    const begun = beginFact(role);
    expect(sayAnother(begun, now(), readerOfFact())).toBeNull();
    rewrite('next', 'last');
    expect([sayAnother(begun, now(), readerOfFact()), hasSeen(begun.seen, shownOfFact())]).toEqual([said, false]);
    const answered = keepMine(begun);
    expect([sayAnother(answered, now(), readerOfFact()), hasSeen(answered.seen, shownOfFact())]).toEqual([null, true]);
  });

  it('is told of with who said it anew', () => {
    const begun = beginFact('first');
    journal.send('annotation.stated', { annotationId: claim, statement: 'The bus leaves at 5.10', basedOn: null }, { actorId: elif });
    expect(sayAnother(begun, now(), readerOfFact())).toBe('Meanwhile Elif changed what is checked of its claim.');
    expect(sayAnother(keepMine(begun), now(), readerOfFact())).toBeNull();
  });

  it('is not asked of again where the words that changed are the fact’s own', () => {
    const begun = beginFact('first');
    rewrite('5.10', '5.20');
    expect(sayAnother(begun, now(), readerOfFact())).toBe('The words were changed meanwhile.');
    expect(sayAnother(keepMine(begun), now(), readerOfFact())).toBeNull();
  });

  it('is not asked of a draft from before it was kept', () => {
    const { ofClaim, ...seen } = beginFact('first').seen;
    expect(ofClaim?.wordsHash).toHaveLength(64);
    rewrite('next', 'last');
    expect([sayAnother({ role: 'first', seen }, now(), readerOfFact()), hasSeen(seen, shownOfFact())]).toEqual([null, true]);
  });
});

describe('basisSeen', () => {
  it('has what a colleague gave meanwhile stay, and the verdict that was begun before stand beside it', () => {
    const seen = tag().basis.verdict;
    judge(elif, 'unproven');
    judge(jonah, 'partly', basisSeen(seen, tag().basis.verdict, jonah));
    expect(tag().verdict).toMatchObject({ value: 'unproven', byId: elif });
    expect(tag().rivals).toMatchObject([{ byId: jonah, proposed: { verdict: { value: 'partly' } } }]);
  });

  it('lets a person’s own newer verdict be replaced by them', () => {
    const seen = tag().basis.verdict;
    judge(jonah, 'unproven');
    judge(jonah, 'partly', basisSeen(seen, tag().basis.verdict, jonah));
    expect(tag().verdict).toMatchObject({ value: 'partly', byId: jonah });
    expect(tag().rivals).toEqual([]);
  });
});
