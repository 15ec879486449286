import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Files, filesOf, pretty, resealed, sentenceOn, signedFiles, zipOf } from './dossier.fixture';

// By hand: the writer's own schema would not let most of this through.
const Members = z.looseObject({});
const Tag = z.looseObject({ label: z.string().nullable(), rivals: z.array(Members), check: Members.optional() });
const Article = z.looseObject({
  annotations: z.array(Tag),
  signOffs: z.array(Members).default([]),
  waivers: z.array(Members).default([]),
  reopenings: z.array(Members).default([]),
});
type Article = z.infer<typeof Article>;

let signed: Files;
let sample: Files;

beforeAll(async () => {
  signed = await signedFiles();
  sample = filesOf(await zipOf());
});

/** The files with something changed in article.json, and a manifest that fits. */
function crafted(files: Files, change: (state: Article) => unknown): Files {
  const state = Article.parse(JSON.parse(files['article.json'] ?? ''));
  change(state);
  return resealed({ ...files, 'article.json': pretty(state) });
}

const tagOf = (state: Article, label: string) => state.annotations.find((one) => one.label === label) ?? { rivals: [], check: undefined };
const checkOf = (state: Article, label = 'C1') => tagOf(state, label).check ?? {};

describe('a crafted check', () => {
  it('is fine as it was made', () => {
    expect([sentenceOn(signed), sentenceOn(sample)]).toEqual([
      expect.stringMatching(/^All \d+ match$/),
      expect.stringMatching(/^All \d+ match$/),
    ]);
  });

  it.each([
    ['a claim decided that nobody decided', (state: Article) => Object.assign(tagOf(state, 'C3'), { checkState: 'decided' })],
    ['another adjudicator', (state: Article) => Object.assign(checkOf(state), { adjudication: { took: 'first' } })],
    ['no adjudication', (state: Article) => Object.assign(checkOf(state, 'C2'), { adjudication: null })],
    ['another checker', (state: Article) => Object.assign(checkOf(state), { assigneeId: null })],
    ['another way of checking', (state: Article) => Object.assign(checkOf(state), { methods: ['present'] })],
    ['another reason', (state: Article) => Object.assign(checkOf(state), { reason: { text: 'Cut.', byId: 'x', at: 'x' } })],
  ])('is refused with %s', (_, change) => {
    expect(sentenceOn(crafted(signed, change))).toMatch(/^How far the check of C\d is in article\.json is not as its entries say\.$/);
  });

  it('is refused without a verdict that another person gave at once', () => {
    const change = (state: Article) => Object.assign(tagOf(state, 'C2'), { rivals: [] });
    expect(sentenceOn(crafted(sample, change))).toBe('What was proposed for C2 at once in article.json is not as its entries say.');
  });

  it('is refused where what stood before is another', () => {
    const change = (state: Article) => Object.assign(tagOf(state, 'C7'), { pastVerdicts: [] });
    expect(sentenceOn(crafted(sample, change))).toBe('What C7 in article.json was before is not as its entries say.');
  });
});

describe('crafted sign-offs in article.json', () => {
  it.each([
    ['waivers', 'without a waiver', (state: Article) => state.waivers.pop()],
    ['waivers', 'with another reason for a waiver', (state: Article) => Object.assign(state.waivers[0] ?? {}, { reason: 'Fine.' })],
    ['waivers', 'with a waiver of another', (state: Article) => Object.assign(state.waivers[0] ?? {}, { byId: 'x' })],
    ['reopenings', 'without the reopening', (state: Article) => state.reopenings.pop()],
    ['reopenings', 'with another reason for it', (state: Article) => Object.assign(state.reopenings[0] ?? {}, { reason: 'A comma.' })],
    ['sign-offs', 'without a signature', (state: Article) => state.signOffs.pop()],
    ['sign-offs', 'with another signature', (state: Article) => Object.assign(state.signOffs[0] ?? {}, { signature: 'standards' })],
  ])('are refused: %s, %s', (what, _, change) => {
    expect(sentenceOn(crafted(signed, change))).toBe(`The ${what} in article.json are not as the entries say.`);
  });
});
