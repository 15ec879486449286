import { randomInt } from 'node:crypto';

// A run in which these say what is tried looks for what nobody has met yet.
const ofProof = ['PROOF', 'PROOF_RUNS', 'PROOF_FROM', 'PROOF_SEED'];

/**
 * The seed with which the properties draw their cases: the same each time in `npm test`, so that nobody's change is refused for a fault that it did not
 * make; a new one (`isNew`, to be said) in `npm run proof` and where somebody says what to try; or that which PROOF_DRAW names, to draw them again.
 */
export function chooseDraw(env) {
  if (env.PROOF_DRAW) return { seed: Number(env.PROOF_DRAW), isNew: false };
  return ofProof.some((name) => env[name]) ? { seed: randomInt(2 ** 31), isNew: true } : { seed: 1, isNew: false };
}
