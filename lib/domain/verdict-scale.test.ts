import { describe, expect, it } from 'vitest';
import { plainCheckRules } from './check-rules';
import { DomainError } from './errors';
import { docOf, TestJournal, testId } from './journal/journal.fixture';
import { type Grade, gradeFor, gradeLacks, nextScale, plainScale, scaleLacks } from './verdict-scale';

const grade = (id: string, standing: Grade['standing'], rating: number | null, name = id): Grade => ({
  id,
  standing,
  name,
  definition: '',
  rating,
});
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
    ['a grade of a scale before the plain one was kept', plainScale, { value: 'partly', gradeId: 'half' }],
  ] as const)('refuses %s', (_, scale, given) => {
    expect(() => gradeFor(scale, given)).toThrow(DomainError);
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
    [[{ ...grade('a', 'supported', 4, 'Mostly true'), sign: 'three-quarters', colour: 'partly' }], null],
    [six.grades, null],
  ] satisfies [Grade[], string | null][])('says what is wrong with grades (%#)', (grades, sentence) => {
    expect(scaleLacks(grades)).toBe(sentence);
  });
});

describe('a verdict on a scale of the house', () => {
  const setUp = () => {
    const journal = new TestJournal(docOf('Buses', 'The last bus left at 12.35.'));
    return { journal, id: journal.tag('The last bus left at 12.35.') };
  };
  const rules = { ...plainCheckRules, scale: six };
  const half = { value: 'partly', gradeId: 'half', rationale: 'Once a week.' };

  it('keeps its name, rating and version when the scale is changed under it', () => {
    const { journal, id } = setUp();
    journal.send('verdict.given', { annotationId: id, verdict: half, basedOn: null }, { rules });
    const before = journal.annotation(id).verdict;
    expect(before).toMatchObject({
      value: 'partly',
      scale: { id: 'house', version: 2 },
      grade: { id: 'half', name: 'Half true', rating: 3 },
    });
    const renamed = { ...plainCheckRules, scale: nextScale(six, [grade('half', 'refuted', 2, 'Half false')]) };
    journal.send('check.methods-set', { annotationId: id, value: { methods: ['read'] }, basedOn: null }, { rules: renamed });
    expect(journal.annotation(id).verdict).toEqual(before);
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
