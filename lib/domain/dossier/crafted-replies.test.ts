import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { sampleInput } from '../export/sample.fixture';
import { writeSampleReplies } from '../export/sample-replies.fixture';
import { type Files, filesOf, pretty, resealed, sentenceOn, zipOf } from './dossier.fixture';

// By hand: the writer's own schema would not let most of this through.
const Request = z.looseObject({ asked: z.looseObject({}), outcome: z.looseObject({ said: z.looseObject({}) }).nullable() });
const Article = z.looseObject({ replyRequests: z.array(Request) });
type Article = z.infer<typeof Article>;

let files: Files;

beforeAll(async () => {
  files = filesOf(await zipOf(sampleInput(writeSampleReplies())));
});

/** The files with something changed in the log of article.json, and a manifest that fits. */
function withLog(change: (requests: Article['replyRequests']) => unknown): Files {
  const state = Article.parse(JSON.parse(files['article.json'] ?? ''));
  change(state.replyRequests);
  return resealed({ ...files, 'article.json': pretty(state) });
}

const withPage = (from: string, to: string): Files => {
  const page = files['index.html'] ?? '';
  if (!page.includes(from)) throw new Error(`no ${from} in the page`);
  return resealed({ ...files, 'index.html': page.replace(from, to) });
};

describe('a dossier with requests for a reply', () => {
  it('is fine as it was made, and its page shows silence and answers, and nothing that was removed', () => {
    expect(sentenceOn(files)).toMatch(/^All \d+ match$/);
    const page = files['index.html'] ?? '';
    expect(page).toContain('<b>No answer</b>, by <time datetime="2026-02-28T16:00:00.000Z">');
    expect(page).toContain('Effect: <span dir="auto">Reply added to the text: Said in ¶2, “did not answer”</span>');
    expect(page).toContain('<q dir="auto">Six, since &lt;2019&gt;.');
    expect(page).not.toContain('Wrong office');
  });

  it.each([
    ['without one', (all: Article['replyRequests']) => all.pop()],
    ['with one twice', (all: Article['replyRequests']) => all.push(...all.slice(0, 1))],
    ['with another question', (all: Article['replyRequests']) => Object.assign(all[0]?.asked ?? {}, { question: 'Fine?' })],
    ['with another deadline', (all: Article['replyRequests']) => Object.assign(all[0] ?? {}, { deadlineAt: '2026-02-27T10:05:00.000Z' })],
    ['with another answer', (all: Article['replyRequests']) => Object.assign(all[1]?.outcome?.said ?? {}, { answer: 'None.' })],
    ['with a silence made up', (all: Article['replyRequests']) => Object.assign(all[2] ?? {}, { outcome: all[0]?.outcome })],
    ['with one brought back', (all: Article['replyRequests']) => Object.assign(all[3] ?? {}, { isRemoved: false })],
  ])('is refused %s in article.json', (_what, change) => {
    expect(sentenceOn(withLog(change))).toBe('The log of right of reply in article.json is not as its entries say.');
  });

  it.each([
    ['another answer', 'Six, since &lt;2019&gt;.', 'Ten.'],
    ['an answer for silence', 'data-outcome="silent"', 'data-outcome="answered"'],
    ['another question', 'By how much did fees rise?', 'Why?'],
  ])('is refused with %s on its page', (_what, from, to) => {
    expect(sentenceOn(withPage(from, to))).toBe('index.html says something else of a request for a reply than article.json.');
  });

  it('is refused with one left out of its page', () => {
    expect(sentenceOn(withPage('<!--request ', '<!--'))).toBe('index.html has not as many requests for a reply as article.json.');
  });
});
