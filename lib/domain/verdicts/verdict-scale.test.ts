import { describe, expect, it } from 'vitest';
import { plainCheckRules } from '../checks/check-rules';
import { docOf, TestJournal, testId } from '../journal/journal.fixture';
import { asSent } from './verdict';
import {
  type Grade,
  gradeFor,
  gradeLacks,
  nextScale,
  plainScale,
  ratingOf,
  scaleLacks,
  type VerdictScale,
  withNewIds,
} from './verdict-scale';

const grade = (id: string, standing: Grade['standing'], rating: number | null, name = id): Grade => ({
  id,
  standing,
  name,
  definition: '',
  rating,
});
const CHANGED = 'The verdicts of this house have changed since. Choose one of those that there are now.';
const six = nextScale(plainScale, [
  grade('true', 'supported', 5),
  grade('mostly', 'partly', 4, 'Mostly true'),
  grade('half', 'partly', 3, 'Half true'),
  grade('false', 'refuted', 1),
  grade('open', 'unproven', null),
]);

describe('gradeFor', () => {
  it('gives none on the plain scale, where what it stands for says all', () => {
    expect(gradeFor(plainScale, { value: 'partly' })).toBeUndefined();
    expect(gradeFor(plainScale, { value: 'partly', gradeId: 'partly' })).toBeUndefined();
  });

  it('gives the one that was asked for, or the first that stands for the value', () => {
    expect(gradeFor(six, { value: 'partly', gradeId: 'half' })).toEqual({ id: 'half', name: 'Half true', rating: 3 });
    expect(gradeFor(six, { value: 'partly' })).toMatchObject({ id: 'mostly' });
  });

  it('gives the look of one that has its own, and of what is plain nothing', () => {
    const scale = nextScale(six, [{ ...grade('mostly', 'supported', 4, 'Mostly true'), sign: 'three-quarters', colour: 'supported' }]);
    expect(gradeFor(scale, { value: 'supported' })).toEqual({ id: 'mostly', name: 'Mostly true', rating: 4, sign: 'three-quarters' });
  });

  it.each([
    ['a grade that went', six, { value: 'partly', gradeId: 'nearly' }],
    ['a grade that stands for something else now', six, { value: 'refuted', gradeId: 'half' }],
    ['a value that nothing stands for', nextScale(six, [grade('true', 'supported', 5)]), { value: 'refuted' }],
    ['one of the four that is called otherwise now', six, { value: 'partly', gradeId: 'partly' }],
    ['a grade of a scale before the plain one was kept', plainScale, { value: 'partly', gradeId: 'half' }],
  ] as const)('refuses %s', (_, scale, given) => {
    expect(() => gradeFor(scale, given)).toThrow(CHANGED);
  });
});

describe('ratingOf', () => {
  it('is what the plain scale says where no grade is stored', () => {
    const plain = plainScale.grades.map(({ standing }) => ratingOf({ value: standing }));
    expect(plain).toEqual([5, 3, 1, null]);
  });

  it('is that of the grade where there is one, also where that has none', () => {
    const rated = (rating: number | null) => ratingOf({ value: 'partly', grade: { id: 'half', name: 'Half true', rating } });
    expect([rated(4), rated(null)]).toEqual([4, null]);
  });
});

describe('gradeLacks', () => {
  const judged = { value: 'supported' as const, rationale: '' };
  it('says what is missing in the names of the scale', () => {
    expect(gradeLacks(six, { ...judged, gradeId: 'true' }, [])).toContain('or choose open and say why.');
    expect(gradeLacks(six, { value: 'partly', gradeId: 'half', rationale: '' }, [])).toMatch(/^Half true needs a note\./);
    const narrow = nextScale(plainScale, [grade('true', 'supported', 5, 'True')]);
    expect(gradeLacks(narrow, judged, [])).toBe('True needs a source that supports it. Link one.');
    expect(gradeLacks(plainScale, judged, [])).toBe('Supported needs a source that supports it. Link one, or choose Unproven and say why.');
    expect(gradeLacks(plainScale, judged, [{ stance: 'supports' }])).toBeNull();
  });
});

describe('scaleLacks', () => {
  it.each([
    [[grade('a', 'supported', 5, ' ')], 'Every verdict needs a name.'],
    [[grade('a', 'supported', 5, '\u200B')], 'Every verdict needs a name.'],
    [[grade('a', 'supported', 5, 'True'), grade('b', 'partly', 3, 'true ')], 'Two verdicts have the same name.'],
    [[grade('a', 'supported', 5, 'True'), grade('a', 'partly', 3, 'Half')], 'Two verdicts have the same id.'],
    [
      [{ ...grade('a', 'refuted', 1, 'False'), sign: 'tick' }],
      '“False” looks like more than it stands for. Choose another sign or colour.',
    ],
    [
      [{ ...grade('a', 'partly', 3, 'Half'), colour: 'supported' }],
      '“Half” looks like more than it stands for. Choose another sign or colour.',
    ],
    [
      Array.from({ length: 10 }, (_, n) => grade(`g-${n}`, 'partly', 3, `Partly ${n}`)),
      'Nine verdicts are the most: each has a digit as its key.',
    ],
    [[{ ...grade('a', 'supported', 4, 'Mostly true'), sign: 'three-quarters', colour: 'partly' }], null],
    [six.grades, null],
  ] satisfies [Grade[], string | null][])('says what is wrong with grades (%#)', (grades, sentence) => {
    expect(scaleLacks(grades)).toBe(sentence);
  });
});

describe('withNewIds', () => {
  let made = 0;
  const changed = (grades: Grade[]) => {
    made = 0;
    return withNewIds(six, grades, () => `new-${++made}`).map(({ id }) => id);
  };

  it('keeps the id of what is called the same and stands for the same, in any place and of any look', () => {
    expect(changed([...six.grades].reverse())).toEqual(['open', 'false', 'half', 'mostly', 'true']);
    const half = {
      ...grade('half', 'partly', 2, 'Half true'),
      definition: 'Something is missing',
      sign: 'quarter',
      colour: 'refuted',
    } as const;
    expect(changed([half])).toEqual(['half']);
  });

  it('takes what is called otherwise, or stands for something else, for another verdict', () => {
    expect(changed([grade('half', 'partly', 3, 'Half false')])).toEqual(['new-1']);
    expect(changed([grade('half', 'refuted', 3, 'Half true'), grade('mostly', 'partly', 4, 'mostly true')])).toEqual(['new-1', 'new-2']);
  });

  it('gives no id from before to what is new', () => {
    expect(changed([grade('half', 'partly', 3, 'Half true'), grade('nearly', 'partly', 3)])).toEqual(['half', 'new-1']);
    expect(changed([grade('supported', 'supported', 5, 'Right')])).toEqual(['new-1']);
  });

  it('gives the four back as they were, which verdicts from before there was a scale are', () => {
    expect(changed(plainScale.grades)).toEqual(['supported', 'partly', 'refuted', 'unproven']);
  });
});

describe('a verdict on a scale of the house', () => {
  const setUp = () => {
    const journal = new TestJournal(docOf('Buses', 'The last bus left at 12.35.'));
    return { journal, id: journal.tag('The last bus left at 12.35.') };
  };
  const rules = { ...plainCheckRules, scale: six };
  const half = { value: 'partly', gradeId: 'half', rationale: 'Once a week.' };

  describe('that is edited under it', () => {
    const edited = withNewIds(six, [grade('half', 'partly', 3, 'Half false'), grade('open', 'unproven', null)], () => 'new');
    const renamed = { ...plainCheckRules, scale: nextScale(six, edited) };
    const given = () => {
      const { journal, id } = setUp();
      const entryId = journal.send('verdict.given', { annotationId: id, verdict: half, basedOn: null }, { rules });
      return { journal, id, entryId };
    };

    it('keeps its name, rating and version where it is put back', () => {
      const { journal, id, entryId } = given();
      const before = journal.annotation(id).verdict;
      expect(before).toMatchObject({ scale: { id: 'house', version: 2 }, grade: { id: 'half', name: 'Half true', rating: 3 } });
      const other = { value: 'unproven', gradeId: 'open', rationale: 'Or not.' };
      const undoes = journal.send('verdict.given', { annotationId: id, verdict: other, basedOn: entryId }, { rules: renamed });
      expect(journal.annotation(id).verdict).toMatchObject({ scale: { version: 3 }, grade: { name: 'open' } });
      journal.send('verdict.given', { annotationId: id, verdict: null, basedOn: undoes, undoes }, { rules: renamed });
      expect(journal.annotation(id).verdict).toEqual(before);
    });

    it('keeps what it meant where only the definition is edited, which keeps its id', () => {
      const { journal, id } = setUp();
      const meaning = (definition: string) =>
        nextScale(
          six,
          withNewIds(six, [{ ...grade('half', 'partly', 3, 'Half true'), definition }], () => 'new'),
        );
      const give = (scale: VerdictScale, basedOn: string | null) =>
        journal.send('verdict.given', { annotationId: id, verdict: half, basedOn }, { rules: { ...plainCheckRules, scale } });
      const basedOn = give(meaning('Something is missing'), null);
      give(meaning('Half of it is true'), basedOn);
      const { verdict, pastVerdicts } = journal.annotation(id);
      expect(pastVerdicts.at(-1)?.verdict?.grade).toMatchObject({ id: 'half', definition: 'Something is missing' });
      expect(verdict?.grade).toMatchObject({ id: 'half', definition: 'Half of it is true' });
    });

    it('is not given once more under the new name', () => {
      const { journal, id, entryId } = given();
      const { verdict } = journal.annotation(id);
      const again = { annotationId: id, verdict: verdict && asSent(verdict), basedOn: entryId };
      expect(() => journal.send('verdict.given', again, { rules: renamed })).toThrow(CHANGED);
      expect(journal.annotation(id).verdict).toEqual(verdict);
    });

    it('is not given once more as the first that stands for it, where it is one of the four', () => {
      const { journal, id } = setUp();
      const partly = { value: 'partly', rationale: 'Once a week.' };
      const basedOn = journal.send('verdict.given', { annotationId: id, verdict: partly, basedOn: null });
      const { verdict } = journal.annotation(id);
      const again = { annotationId: id, verdict: verdict && asSent(verdict), basedOn };
      expect(() => journal.send('verdict.given', again, { rules })).toThrow(CHANGED);
      // Where nothing has changed it is.
      journal.send('verdict.given', again);
      expect(journal.annotation(id).verdict).toMatchObject({ value: 'partly', scale: { version: 1 } });
    });

    it('is borne out by a second check that says the old name, as it was', () => {
      const { journal, id, entryId: verdictEntryId } = given();
      const found = { value: 'partly', gradeId: 'half', rationale: 'Half, yes.' };
      const second = { annotationId: id, verdictEntryId, second: found, basedOn: null };
      // No other one that the scale has no more: nobody has found that here.
      const other = { ...second, second: { ...found, gradeId: 'quarter' } };
      expect(() => journal.send('check.second-given', other, { actorId: testId(), rules: renamed })).toThrow(CHANGED);
      journal.send('check.second-given', second, { actorId: testId(), rules: renamed });
      const { verdict, check, checkState } = journal.annotation(id);
      expect(checkState).toBe('decided');
      expect(check?.second?.grade).toEqual(verdict?.grade);
    });

    it('of the plain scale is borne out as what it was, with what that asks for', () => {
      const { journal, id } = setUp();
      const asked = { ...plainCheckRules, secondCheck: true };
      const first = { annotationId: id, verdict: { value: 'unproven', rationale: 'No log.' }, basedOn: null };
      const verdictEntryId = journal.send('verdict.given', first, { rules: asked });
      const find = (rationale: string) => {
        const second = { value: 'unproven', gradeId: 'unproven', rationale };
        journal.send('check.second-given', { annotationId: id, verdictEntryId, second, basedOn: null }, { actorId: testId(), rules });
      };
      expect(rules.scale.grades.map((one) => one.id)).not.toContain('unproven');
      expect(() => find(' ')).toThrow('Unproven needs a note.');
      find('I found none.');
      expect(journal.annotation(id)).toMatchObject({ checkState: 'decided', check: { second: { value: 'unproven' } } });
      expect(journal.annotation(id).check?.second).not.toHaveProperty('grade');
    });

    it('is not borne out by a second check that says the new name', () => {
      const { journal, id, entryId: verdictEntryId } = given();
      const found = { value: 'partly', gradeId: 'new', rationale: 'Half, yes.' };
      const second = { annotationId: id, verdictEntryId, second: found, basedOn: null };
      journal.send('check.second-given', second, { actorId: testId(), rules: renamed });
      expect(journal.annotation(id)).toMatchObject({
        checkState: 'adjudication',
        verdict: { grade: { name: 'Half true' } },
        check: { second: { grade: { name: 'Half false' } } },
      });
    });

    it('is what votes name that say the old name, and they are of the scale that it was given on', () => {
      const { journal, id } = setUp();
      const votes = { when: 'every', needed: 2, of: 3 } as const;
      const first = { annotationId: id, verdict: half, basedOn: null };
      const verdictEntryId = journal.send('verdict.given', first, { rules: { ...rules, votes } });
      const vote = { value: 'partly', gradeId: 'half', rationale: 'Half, yes.' };
      for (const actorId of [testId(), testId()]) {
        journal.send('check.voted', { annotationId: id, verdictEntryId, vote }, { actorId, rules: { ...renamed, votes } });
      }
      const { verdict, check, checkState } = journal.annotation(id);
      expect([checkState, verdict?.entryId]).toEqual(['decided', verdictEntryId]);
      expect(check?.votes?.map(({ grade, scale }) => [grade, scale])).toEqual([verdict, verdict].map((one) => [one?.grade, one?.scale]));
    });

    it('is not what votes name that say the new name: they decide for that', () => {
      const { journal, id } = setUp();
      const votes = { when: 'every', needed: 2, of: 3 } as const;
      const verdictEntryId = journal.send(
        'verdict.given',
        { annotationId: id, verdict: half, basedOn: null },
        { rules: { ...rules, votes } },
      );
      const vote = { value: 'partly', gradeId: 'new', rationale: 'Half, yes.' };
      for (const actorId of [testId(), testId()]) {
        journal.send('check.voted', { annotationId: id, verdictEntryId, vote }, { actorId, rules: { ...renamed, votes } });
      }
      expect(journal.annotation(id)).toMatchObject({
        checkState: 'decided',
        verdict: { grade: { name: 'Half false' }, scale: { version: 3 } },
        pastVerdicts: [{}, { verdict: { grade: { name: 'Half true' } } }],
      });
    });
  });

  it('differs from another grade that stands for the same, and a third person takes one of them with its grade', () => {
    const { journal, id } = setUp();
    const [priya, jonah, elif] = [testId(), testId(), testId()];
    const twice = { ...rules, secondCheck: true };
    const verdictEntryId = journal.send(
      'verdict.given',
      { annotationId: id, verdict: half, basedOn: null },
      { actorId: priya, rules: twice },
    );
    const second = { value: 'partly', gradeId: 'mostly', rationale: 'Nearly always.' };
    const again = { annotationId: id, verdictEntryId, second, basedOn: null };
    const secondEntryId = journal.send('check.second-given', again, { actorId: jonah, rules: twice });
    expect(journal.annotation(id).checkState).toBe('adjudication');
    const took = { annotationId: id, secondEntryId, took: 'second', rationale: 'The log says so.' };
    journal.send('check.adjudicated', took, { actorId: elif, rules: twice });
    expect(journal.annotation(id)).toMatchObject({
      checkState: 'decided',
      verdict: { grade: { id: 'mostly' }, byId: jonah },
      check: { second: { grade: { id: 'half' } } },
    });
  });
});
