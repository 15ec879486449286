import { z } from 'zod';
import { MAX_REASON_CHARS } from '../checks/check';
import { Signature } from '../sign-off/desk-rules';
import { isUnseen } from '../text/is-unseen';
import { inputText } from '../text/text-input';
import { ArticleParams } from './article-params';
import { ArticleSummary } from './articles';
import { endpoint } from './endpoint';
import { WholeNumber } from './whole-number';

const Hash = z.string().regex(/^[0-9a-f]{64}$/, 'A SHA-256 has 64 hexadecimal digits.');

/**
 * What a person signs: the article as they saw it. `seq` is the last entry that they saw, `wordsHash` the SHA-256 (hex) of all its words.
 * Refused (`conflict`) if text, tags, verdicts or a source that it cites have changed since, and while something stands in the way.
 */
export const SignatureInput = z.object({
  signature: Signature,
  seq: WholeNumber.positive(),
  wordsHash: Hash,
  /** How the sources that it cites were described, as `citedHash` has it. Left out by pages from before it was asked: then nobody asks. */
  citedHash: Hash.optional(),
});
export type SignatureInput = z.infer<typeof SignatureInput>;

/** Why an article is opened again, and the signatures that the person saw under it. */
export const ReopeningInput = z.object({
  reason: inputText(MAX_REASON_CHARS).refine((text) => !isUnseen(text), 'Say why it is opened again.'),
  signOffIds: z.array(z.uuid()).min(1).max(10),
});
export type ReopeningInput = z.infer<typeof ReopeningInput>;

/** Puts a signature under the article. From the first one on, text, tags and verdicts are locked. */
export const signArticle = endpoint({
  method: 'POST',
  path: '/api/v1/articles/{articleId}/sign-offs',
  params: ArticleParams,
  body: SignatureInput,
  answer: ArticleSummary,
});

/** Withdraws all signatures, for a reason that stays on record. `signOffIds` are the entries of those that the person saw: refused (`conflict`) if others stand. */
export const reopenArticle = endpoint({
  method: 'POST',
  path: '/api/v1/articles/{articleId}/reopening',
  params: ArticleParams,
  body: ReopeningInput,
  answer: ArticleSummary,
});
