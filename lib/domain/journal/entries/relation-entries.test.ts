import { describe, expect, it } from 'vitest';
import { applyEntry, emptyState, stateFromJson, stateToJson } from '../../article-state';
import { sentenceOfEntry } from '../../history/entry-sentence';
import { MAX_RELATIONS, relationsByTag } from '../../tags/relation';
import { relationWarnings, sayRelation } from '../../tags/relation-words';
import { docOf, TestJournal, testId } from '../journal.fixture';

const words = ['The last bus left at 12.35.', 'The next one is at 5.10.', 'Nobody waits that long.', 'Let it run hourly.'];

/** An article with four tags, C1 to C3 and P1. */
function article() {
  const journal = new TestJournal(docOf('A bus that runs', ...words));
  const tag = (text: string, kind: string) => {
    const annotationId = testId();
    journal.send('annotation.created', { annotationId, kind, ranges: [journal.rangeOf(text)] });
    return annotationId;
  };
  const [a = '', b = '', c = '', p = ''] = words.map((text, at) => tag(text, at === 3 ? 'proposal' : 'claim'));
  const relate = (annotationId: string, kind: string, toId: string, relationId = testId()) => {
    journal.send('relation.made', { annotationId, relationId, kind, toId });
    return { annotationId, relationId, toId };
  };
  const said = (id: string) => (relationsByTag(journal.state.annotations.values()).get(id) ?? []).map(sayRelation);
  return { journal, a, b, c, p, tag, relate, said };
}

const replayed = ({ entries, state }: TestJournal) => stateToJson(entries.reduce(applyEntry, emptyState(state.articleId)));

describe('relation.made', () => {
  it('is seen from both tags, each in its own words', () => {
    const { a, b, p, relate, said } = article();
    relate(p, 'rests-on', a);
    relate(a, 'contradicts', b);
    expect(said(p)).toEqual(['rests on C1']);
    expect(said(a)).toEqual(['contradicts C2', 'borne by P1']);
    expect(said(b)).toEqual(['contradicts C1']);
  });

  it('refuses a tag to itself, the same twice, a symmetric one turned round, and tags that are gone or clear', () => {
    const { journal, a, b, c, relate, tag } = article();
    relate(a, 'rests-on', b);
    relate(a, 'contradicts', b);
    const clear = tag('A bus', 'clear');
    expect(() => relate(a, 'repeats', a)).toThrow('C1 cannot be related to itself');
    expect(() => relate(a, 'rests-on', b)).toThrow('C1 and C2 are related like that already');
    expect(() => relate(b, 'contradicts', a)).toThrow('C2 and C1 are related like that already');
    expect(() => relate(a, 'repeats', clear)).toThrow('clear sentence');
    expect(() => relate(clear, 'repeats', a)).toThrow('clear sentence');
    expect(() => relate(b, 'rests-on', a)).not.toThrow();
    journal.send('annotation.removed', { annotationId: c });
    expect(() => relate(a, 'repeats', c)).toThrow('C3 was removed');
    expect(() => relate(c, 'repeats', a)).toThrow('C3 was removed');
    expect(() => relate(a, 'repeats', testId())).toThrow('does not exist');
  });

  it('refuses an id that is taken, and more than a tag can have, whichever side it is said from', () => {
    const { journal, a, b, relate } = article();
    const { relationId } = relate(a, 'repeats', b);
    expect(() => relate(b, 'answers', a, relationId)).toThrow('taken');
    for (let count = 1; count < MAX_RELATIONS; count++) {
      const annotationId = testId();
      journal.send('annotation.created', { annotationId, kind: 'opinion', ranges: [journal.rangeOf('Let it run')] });
      relate(annotationId, 'answers', a);
    }
    expect(() => relate(a, 'supports', b)).toThrow('C1 has 50 relations');
    expect(() => relate(b, 'supports', a)).toThrow('C1 has 50 relations');
  });

  it('goes out of sight with either tag, and comes back with it', () => {
    const { journal, a, b, relate, said } = article();
    relate(a, 'supports', b);
    for (const annotationId of [a, b]) {
      journal.send('annotation.removed', { annotationId });
      expect([...said(a), ...said(b)]).toEqual([]);
      journal.send('annotation.restored', { annotationId });
      expect([...said(a), ...said(b)]).toEqual(['supports C2', 'supported by C1']);
    }
  });
});

describe('relation.removed and relation.restored', () => {
  it('keep what was removed, and bring the same one back', () => {
    const { journal, a, b, relate, said } = article();
    const one = relate(a, 'supports', b);
    const before = journal.annotation(a).relations;
    journal.send('relation.removed', one);
    expect(said(a)).toEqual([]);
    expect(journal.annotation(a).removedRelations).toEqual(before);
    expect(() => journal.send('relation.removed', one)).toThrow('not related like that');
    journal.send('relation.restored', one);
    expect(journal.annotation(a).relations).toEqual(before);
    expect(() => journal.send('relation.restored', one)).toThrow('already');
    expect(replayed(journal)).toEqual(stateToJson(journal.state));
    expect(stateToJson(stateFromJson(JSON.parse(JSON.stringify(stateToJson(journal.state)))))).toEqual(stateToJson(journal.state));
  });

  it('refuse to bring back what was said anew', () => {
    const { journal, a, b, relate } = article();
    const one = relate(a, 'contradicts', b);
    journal.send('relation.removed', one);
    relate(b, 'contradicts', a);
    expect(() => journal.send('relation.restored', one)).toThrow('already');
  });
});

describe('annotation.merged', () => {
  it('carries relations over, without doubles and none to itself, and gives them back', () => {
    const { journal, a, b, c, p, relate, said, tag } = article();
    const twin = tag(words[0] ?? '', 'claim');
    relate(twin, 'supports', b);
    relate(a, 'supports', b);
    relate(twin, 'contradicts', a);
    relate(twin, 'rests-on', c);
    relate(p, 'rests-on', twin);
    const undoes = journal.send('annotation.merged', { annotationId: twin, intoId: a });
    expect(said(a)).toEqual(['supports C2', 'rests on C3', 'borne by P1']);
    expect(said(p)).toEqual(['rests on C1']);
    journal.send('annotation.unmerged', { annotationId: twin, intoId: a, undoes });
    expect(said(a)).toEqual(['supports C2', 'contradicts C4']);
    expect(said(twin)).toEqual(['supports C2', 'contradicts C1', 'rests on C3', 'borne by P1']);
    expect(replayed(journal)).toEqual(stateToJson(journal.state));
  });
});

describe('sentenceOfEntry', () => {
  it('says what a relation says', () => {
    const { journal, a, b, relate } = article();
    const one = relate(a, 'rests-on', b);
    journal.send('relation.removed', one);
    journal.send('relation.restored', one);
    expect(journal.entries.slice(-3).map((entry) => sentenceOfEntry(entry, journal.state).words)).toEqual([
      'said that {tag} rests on C2',
      'took back how {tag} is related to C2',
      'related {tag} to C2 again',
    ]);
  });
});

describe('relationWarnings', () => {
  it('says that two supported claims contradict each other, and that one rests on what does not hold', () => {
    const { journal, a, b, c, relate } = article();
    relate(a, 'contradicts', b);
    relate(a, 'rests-on', c);
    const judge = (annotationId: string, value: string, stance: string) => {
      const link = { evidenceId: testId(), sourceId: testId(), stance };
      journal.send('evidence.linked', { annotationId, ...link });
      journal.send('verdict.given', { annotationId, basedOn: null, verdict: { value, rationale: '' } });
    };
    const warned = (id: string) =>
      relationWarnings(journal.annotation(id), relationsByTag(journal.state.annotations.values()).get(id) ?? []);
    judge(a, 'supported', 'supports');
    expect(warned(a)).toEqual([]);
    judge(b, 'supported', 'supports');
    judge(c, 'refuted', 'refutes');
    expect(warned(a)).toEqual(['C2 says otherwise and is supported too', 'Rests on C3, which is refuted']);
    expect(warned(b)).toEqual(['C1 says otherwise and is supported too']);
    expect(warned(c)).toEqual([]);
  });
});
