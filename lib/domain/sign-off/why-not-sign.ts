import type { ArticleState } from '../article-state';
import { type Signature, signatures } from './desk-rules';

/** Why a person may put none of the signatures, whatever is missing, as a sentence, or null if one may be theirs. */
export function whyNoSignature(
  { signOffs, details: { authorId } }: Pick<ArticleState, 'signOffs' | 'details'>,
  personId: string,
): string | null {
  // Whatever else they are on the desk, or in the house.
  if (authorId === personId) return 'This is your article. Another person signs.';
  return signOffs.some(({ byId }) => byId === personId) ? 'You have signed already. Another person puts the next signature.' : null;
}

/** Why a person may not put a signature now, besides what stands in the way, as a sentence, or null if they may. */
export function whyNotSign(state: Pick<ArticleState, 'signOffs' | 'details'>, signature: Signature, personId: string): string | null {
  const { signOffs } = state;
  const none = whyNoSignature(state, personId);
  if (none !== null) return none;
  if (signOffs.some((one) => one.signature === signature)) return `It is signed as ${signatures[signature].name.toLowerCase()} already.`;
  const hasChecker = signOffs.some((one) => one.signature === 'checker');
  return signature === 'second' && !hasChecker ? 'The checker signs first.' : null;
}
