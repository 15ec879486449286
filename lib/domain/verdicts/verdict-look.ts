import { z } from 'zod';
import type { VerdictValue } from './verdict';

/** The outline of a verdict. Each is told from all others without colour, at 11 px and in print. */
export const VerdictSign = z.enum(['tick', 'three-quarters', 'half', 'quarter', 'cross', 'warning', 'question', 'bar']);
export type VerdictSign = z.infer<typeof VerdictSign>;

/** The colour of a verdict: one of the four sets of tokens. */
export const VerdictColour = z.enum(['supported', 'partly', 'refuted', 'unproven']);
export type VerdictColour = z.infer<typeof VerdictColour>;

/** How a verdict looks. */
export interface VerdictLook {
  sign: VerdictSign;
  colour: VerdictColour;
}

/** A sign or colour by name, and what a verdict that has it may stand for: nothing looks better than it is. */
interface LookRule {
  name: string;
  for: readonly VerdictValue[];
}

/** The signs in the order in which they are offered. */
export const verdictSigns: Readonly<Record<VerdictSign, LookRule>> = {
  tick: { name: 'Tick', for: ['supported'] },
  'three-quarters': { name: 'Three quarters', for: ['supported', 'partly'] },
  half: { name: 'Half', for: ['partly'] },
  quarter: { name: 'Quarter', for: ['partly', 'refuted'] },
  cross: { name: 'Cross', for: ['refuted'] },
  warning: { name: 'Warning', for: ['partly', 'refuted', 'unproven'] },
  question: { name: 'Question', for: ['unproven'] },
  bar: { name: 'Bar', for: ['unproven'] },
};

/** The colours in the order in which they are offered. */
export const verdictColours: Readonly<Record<VerdictColour, LookRule>> = {
  supported: { name: 'Green', for: ['supported'] },
  partly: { name: 'Amber', for: ['supported', 'partly', 'refuted', 'unproven'] },
  refuted: { name: 'Red', for: ['partly', 'refuted'] },
  unproven: { name: 'Grey', for: ['partly', 'refuted', 'unproven'] },
};

/** How the four look, and every verdict that stands for one of them and says nothing else. */
export const plainLooks: Readonly<Record<VerdictValue, VerdictLook>> = {
  supported: { sign: 'tick', colour: 'supported' },
  partly: { sign: 'half', colour: 'partly' },
  refuted: { sign: 'cross', colour: 'refuted' },
  unproven: { sign: 'question', colour: 'unproven' },
};

/** A look of which what is left out is that of what the verdict stands for. */
export interface OwnLook {
  sign?: VerdictSign | undefined;
  colour?: VerdictColour | undefined;
}

/** How a verdict looks that stands for `value`, with a look of its own or without. */
export const lookOf = (value: VerdictValue, own: OwnLook = {}): VerdictLook => ({
  sign: own.sign ?? plainLooks[value].sign,
  colour: own.colour ?? plainLooks[value].colour,
});

/** What of a look is not that of `value` anyway: what is kept, so that verdicts that look plain are the same bytes as before there were looks. */
export function ownLook(value: VerdictValue, { sign, colour }: OwnLook): OwnLook {
  return {
    ...(sign !== undefined && sign !== plainLooks[value].sign && { sign }),
    ...(colour !== undefined && colour !== plainLooks[value].colour && { colour }),
  };
}

/** True if a verdict that stands for `value` may look so. */
export function mayLook(value: VerdictValue, own: OwnLook): boolean {
  const { sign, colour } = lookOf(value, own);
  return verdictSigns[sign].for.includes(value) && verdictColours[colour].for.includes(value);
}
