import { type DeskRules, Signature } from './desk-rules';
import { isSignedOff, type SignOff } from './sign-off';

/**
 * The signatures of which any one closes a sign-off that has all that the desk asks for now, and asked for more when they were put: nobody signs twice, and
 * nothing else would ever end it. Empty while one of those is missing, once it is signed off, and before anybody has signed.
 */
export function closingSignatures(signOffs: readonly SignOff[], { signatures }: Pick<DeskRules, 'signatures'>): Signature[] {
  const there = new Set(signOffs.map(({ signature }) => signature));
  const isStuck = there.size > 0 && !isSignedOff({ signOffs }) && signatures.every((one) => there.has(one));
  return isStuck ? Signature.options.filter((one) => !there.has(one)) : [];
}
