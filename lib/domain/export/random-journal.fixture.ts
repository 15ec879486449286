import fc from 'fast-check';
import { ZodError } from 'zod';
import { DomainError } from '../errors';
import { articleSchema } from '../text/article-schema';
import type { ExportInput } from './export-input';
import { JournalWriter, testId } from './journal-writer.fixture';
import { checkSteps, randomRules } from './random-checks.fixture';
import { type RandomStep, randomDraw, randomSteps, spanAt } from './random-steps.fixture';
import { randomPairs, randomWords } from './random-words.fixture';
import { sampleInput } from './sample.fixture';

/** Everything, what is rarer in an article less often. */
const anything = [
  'tag',
  'tag',
  'tag',
  'type',
  'delete',
  'space in a tag',
  'letter in a tag',
  'newer',
  'confirm',
  'hyperlink',
  'hyperlink',
  'take hyperlinks off',
  'link',
  'judge',
  'judge',
  'unlink',
  'remove',
  'kind',
  'relate',
  'relate',
  'unrelate',
  'twin',
  'merge',
  'split',
  'split',
  'split',
  'state of a fact',
  'say',
  'unmerge',
  'comment',
  'comment',
  'answer',
  'edit comment',
  'remove comment',
  'resolve',
  'ask',
  'ask',
  'send queries',
  'work on query',
  'ask for reply',
  'ask for reply',
  'settle reply',
  'settle reply',
  'work on reply',
  'suggest',
  'suggest',
  'accept',
  'settle',
  ...checkSteps,
] satisfies RandomStep[];
/** Work on few claims, so that verdicts, votes and facts come upon each other: among all steps they are rare. */
const onClaims = [
  ...checkSteps,
  ...checkSteps,
  'judge',
  'judge',
  'judge',
  'judge',
  'split',
  'remove',
  'restore',
  'state of a fact',
  'kind',
  'twin',
  'merge',
  'unmerge',
  'type',
  'space in a tag',
  'letter in a tag',
  'confirm',
  'say',
] satisfies RandomStep[];

/** What verdicts come to stand on: of a few words that change, many times over. */
const onWords = [
  'judge',
  'judge',
  'undo check',
  'undo check',
  'settle rival',
  'vote',
  'look again',
  'decide alone',
  'kind',
  'undo kind',
  'say',
  'say',
  'split',
  'remove',
  'restore',
  'confirm',
  'hyperlink',
  'take hyperlinks off',
  'space in a tag',
  'space in a tag',
  'letter in a tag',
  'letter in a tag',
] satisfies RandomStep[];

/** What stands at the edges of characters of two halves each, and what is carried from one tag to another. */
const onEdges = [
  'tag',
  'tag',
  'suggest',
  'suggest words for a place',
  'suggest words for a place',
  'one of two characters',
  'one of two characters',
  're-attach',
  'merge a judged twin',
  'merge a judged twin',
  'unmerge any',
  'type',
  'delete',
] satisfies RandomStep[];

/** What is pasted over or locked while work on it stands. */
const onVersions = [
  'newer',
  'newer',
  'newer',
  'tag',
  'link',
  'judge',
  'comment',
  'suggest',
  're-attach',
  'confirm',
  'sign off',
  'sign off',
  'withdraw waiver',
  'reopen',
  'reopen',
  'reopen',
  'reopen',
] satisfies RandomStep[];

/** What is said beside the text: who is to check, by which sources, in which words; and how the text is set. */
const onDetails = [
  'tag',
  'plan check',
  'plan check',
  'plan check',
  'judge',
  'look again',
  'merge a judged twin',
  'unmerge any',
  'link',
  'unlink',
  'change evidence',
  'change evidence',
  'suggest',
  'suggest',
  'reword suggestion',
  'reword suggestion',
  'accept',
  'settle',
  'change details',
  'change form',
  'change form',
  'change form',
  'newer',
] satisfies RandomStep[];

const stepOf = (whats: readonly RandomStep[]) => fc.record({ what: fc.constantFrom(...whats), draw: randomDraw });
type Step = ReturnType<typeof stepOf> extends fc.Arbitrary<infer T> ? T : never;

const randomText = fc.tuple(randomWords(0, 20), fc.array(randomWords(5, 60), { minLength: 1, maxLength: 4, size: 'max' }));

/** The journal of random work on an article. */
export const randomJournal: fc.Arbitrary<JournalWriter> = fc.oneof(
  fc
    .tuple(randomText, fc.array(stepOf(anything), { minLength: 5, maxLength: 30, size: 'max' }))
    .map(([text, steps]) => written(text, steps, 0)),
  fc
    .tuple(randomText, fc.array(stepOf(onClaims), { minLength: 5, maxLength: 40, size: 'max' }))
    .map(([text, steps]) => written(text, steps, 2)),
  fc
    .tuple(randomText, fc.array(stepOf(onWords), { minLength: 5, maxLength: 20, size: 'max' }))
    .map(([text, steps]) => written(text, steps, 1)),
  fc
    .tuple(
      fc.tuple(randomWords(0, 20), fc.array(randomPairs, { minLength: 1, maxLength: 2 })),
      fc.array(stepOf(onEdges), { minLength: 10, maxLength: 30, size: 'max' }),
    )
    .map(([text, steps]) => written(text, steps, 2)),
  fc
    .tuple(randomText, fc.array(stepOf(onVersions), { minLength: 5, maxLength: 20, size: 'max' }))
    .map(([text, steps]) => written(text, steps, 2)),
  fc
    .tuple(randomText, fc.array(stepOf(onDetails), { minLength: 5, maxLength: 25, size: 'max' }))
    .map(([text, steps]) => written(text, steps, 2)),
);

/** An article with the journal of random work on it, as the writers are given it. */
export const randomInput: fc.Arbitrary<ExportInput> = randomJournal.map(({ state, entries }) => ({ ...sampleInput(), state, entries }));

/** How often a property is tried with random articles: `count` times in `npm test`, and as many times more as PROOF_RUNS is above a thousand. */
export const tried = (count: number) => ({ numRuns: Math.ceil((Number(process.env.PROOF_RUNS ?? 1000) * count) / 1000) });

/** The journal of the steps on an article, of which it begins with some claims. */
function written([title, paragraphs]: [string, string[]], steps: readonly Step[], claims: number): JournalWriter {
  const journal = new JournalWriter(testId(0, 2), testId(9, 1));
  const block = (name: string, text: string) => articleSchema.node(name, null, text === '' ? [] : [articleSchema.text(text)]);
  journal.importDoc(articleSchema.node('doc', null, [block('title', title), ...paragraphs.map((one) => block('paragraph', one))]));
  journal.rules = randomRules[title.length % randomRules.length] ?? journal.rules;
  for (let claim = 0; claim < claims; claim++) {
    const span = spanAt(journal, claim / claims, (claim + 1) / claims);
    if (span) tryIt(() => journal.tagSpans('claim', [span]));
  }
  for (const { what, draw } of steps) tryIt(() => randomSteps[what](journal, draw));
  return journal;
}

/** Much that is random may not happen (a claim of spaces alone); what the entry types refuse is left out, as the server would. */
function tryIt(step: () => void): void {
  try {
    step();
  } catch (error) {
    // Words that may not be written, a blank comment among them, are refused where they are read.
    if (!(error instanceof DomainError || error instanceof ZodError)) throw error;
  }
}
