import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { testId } from '../export/journal-writer.fixture';
import { sampleInput, writeSampleVotes } from '../export/sample.fixture';
import { votesOf } from '../verdicts/votes';
import { type Files, filesOf, pretty, resealed, sentenceOn, zipOf } from './dossier.fixture';

const Vote = z.looseObject({ value: z.string() });
const Tag = z.looseObject({ label: z.string().nullable(), check: z.looseObject({ votes: z.array(Vote) }) });
const Article = z.looseObject({ annotations: z.array(Tag) });
type Votes = z.infer<typeof Vote>[];

let files: Files;

beforeAll(async () => {
  files = filesOf(await zipOf(sampleInput(writeSampleVotes())));
});

/** The files with the votes on C1 changed in article.json, and a manifest that fits. */
function withVotes(change: (votes: Votes) => unknown): Files {
  const article = Article.parse(JSON.parse(files['article.json'] ?? ''));
  const votes = article.annotations.find(({ label }) => label === 'C1')?.check.votes;
  if (!votes) throw new Error('C1 was voted on');
  change(votes);
  return resealed({ ...files, 'article.json': pretty(article) });
}

describe('a dossier with votes', () => {
  it('is fine where a claim that was voted on was split into facts, and is one again', async () => {
    const journal = writeSampleVotes();
    const claims = [...journal.state.annotations.values()].map(({ id }) => id);
    const facts = claims.flatMap((factOf, claim) =>
      ['So it is', 'And so'].map((statement, fact) => {
        const annotationId = testId(3, 900 + 2 * claim + fact);
        journal.append('annotation.created', { annotationId, kind: 'claim', factOf, statement });
        return annotationId;
      }),
    );
    expect(sentenceOn(filesOf(await zipOf(sampleInput(journal))))).toMatch(/^All \d+ match$/);
    for (const annotationId of facts) journal.append('annotation.removed', { annotationId });
    expect(claims.map((id) => votesOf(journal.state.annotations.get(id) ?? {}).length)).toEqual([2, 2, 1]);
    expect(sentenceOn(filesOf(await zipOf(sampleInput(journal))))).toMatch(/^All \d+ match$/);
  });
});

describe('crafted votes', () => {
  it.each([
    ['another value', (votes: Votes) => Object.assign(votes[0] ?? {}, { value: 'refuted' })],
    ['another voter', (votes: Votes) => Object.assign(votes[1] ?? {}, { byId: '018f4c1e-0000-7000-8004-000000000099' })],
    ['a vote left out', (votes: Votes) => votes.pop()],
    ['a vote that nobody gave', (votes: Votes) => votes.push({ ...votes[0], value: 'unproven' })],
  ])('are named: %s', (_, change) => {
    expect(sentenceOn(withVotes(change))).toMatch(/The votes on “?C1”? in article.json are not those that the entries gave/);
  });
});
