import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { sampleInput, writeSampleVotes } from '../export/sample.fixture';
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
