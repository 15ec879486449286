import { isSideState } from '../checks/check';
import type { DeskRules } from '../sign-off/desk-rules';
import type { Annotation } from '../tags/annotation';
import type { VerdictValue } from '../verdicts/verdict';
import { asSeen, type Evidence, type EvidenceTier, evidenceTiers, type Stance } from './evidence';

/** What is to be said against the sources of a claim, one table. */
export const sourcingFindings = {
  'single-sourced': { name: 'Single-sourced', definition: 'No two sources that are independent of each other' },
  'secondary-only': { name: 'Secondary only', definition: 'All its sources pass on what another said' },
} as const;
/** The name of a finding. */
export type SourcingFinding = keyof typeof sourcingFindings;
/** The findings, in the order in which they are told. */
export const sourcingFindingKinds = ['single-sourced', 'secondary-only'] as const satisfies SourcingFinding[];

/** What bears a verdict out. Null: no source could, or none has to. */
const bearing: Record<VerdictValue, Stance | null> = { supported: 'supports', partly: 'supports', refuted: 'refutes', unproven: null };

/** How well a claim is sourced. */
export interface Sourcing {
  /** How many sources bear the verdict out, each counted once. */
  sources: number;
  /** How many of them are independent of each other. */
  independent: number;
  /** True if one of them is said to be primary for this fact. */
  hasPrimary: boolean;
  findings: SourcingFinding[];
}

/** What of a tag its sourcing is told from. */
type Sourced = Pick<Annotation, 'kind' | 'checkState' | 'verdict' | 'evidence'>;

/**
 * How well the sources of a claim bear its verdict out, or null where none have to: no claim, one that is set aside, no verdict, one that is
 * unproven, or one that follows from facts, which rest on sources each by itself. Context never
 * counts. Evidence of one source counts once, and so does evidence of one origin; whatever hangs together so is one. Sources of which
 * nobody has said what they are do not make a claim *secondary only*; nor are they primary.
 */
export function sourcingOf({ kind, checkState, verdict, evidence }: Sourced): Sourcing | null {
  const stance = kind === 'claim' && !isSideState(checkState) && verdict && !verdict.followed ? bearing[verdict.value] : null;
  if (stance === null) return null;
  const borne = evidence.filter((one) => one.stance === stance);
  const independent = countIndependent(borne);
  const isAllSecondary = borne.length > 0 && borne.every(({ tier }) => tier === 'secondary');
  return {
    sources: new Set(borne.map(({ sourceId }) => sourceId)).size,
    independent,
    hasPrimary: borne.some(({ tier }) => tier === 'primary'),
    findings: [...(independent < 2 ? ['single-sourced' as const] : []), ...(isAllSecondary ? ['secondary-only' as const] : [])],
  };
}

/** Which rules of its desk for sources a claim breaks. A primary source is one that somebody has said to be so. */
export function brokenSourceRules(
  annotation: Sourced,
  { twoSources, primarySource }: Pick<DeskRules, 'twoSources' | 'primarySource'>,
): SourcingFinding[] {
  const sourcing = sourcingOf(annotation);
  if (!sourcing) return [];
  return [
    ...(twoSources && sourcing.independent < 2 ? ['single-sourced' as const] : []),
    ...(primarySource && !sourcing.hasPrimary ? ['secondary-only' as const] : []),
  ];
}

/** What is to be said against the sources of a claim in a sentence each; empty where nothing is. */
export function saySourcing({ sources, independent, findings }: Sourcing): string[] {
  const count =
    sources === 0 ? 'No source bears it out' : sources === 1 ? 'Rests on 1 source' : `${sources} sources, 1 origin: counts once`;
  return [
    ...(findings.includes('single-sourced')
      ? [count]
      : sources > independent
        ? [`${sources} sources, ${independent} of them independent`]
        : []),
    ...(findings.includes('secondary-only') ? ['Only secondary sources'] : []),
  ];
}

/** The same of a tag as one line, or empty. */
export function sourcingLine(annotation: Sourced): string {
  const sourcing = sourcingOf(annotation);
  return sourcing ? saySourcing(sourcing).join('. ') : '';
}

/** What is known of where evidence comes from: "Primary, origin: the harbour log". Empty where nobody has said. */
export function sayOrigin({ tier, origin }: { tier?: EvidenceTier | null | undefined; origin?: string | null | undefined }): string {
  const name = tier ? evidenceTiers[tier].name : '';
  if (!origin) return name;
  return name === '' ? `Origin: ${origin}` : `${name}, origin: ${origin}`;
}

/** An origin as it is compared: case, spaces and marks of direction, which are stored from before or came in an archive, make no other one. */
export const foldOrigin = (origin: string): string => asSeen(origin).normalize('NFKC').trim().toLowerCase().replaceAll(/\s+/gu, ' ');

/** How many groups there are of evidence that shares a source or an origin, through others too. */
function countIndependent(evidence: readonly Pick<Evidence, 'sourceId' | 'origin'>[]): number {
  let groups: Set<string>[] = [];
  for (const { sourceId, origin } of evidence) {
    const marks = [`source ${sourceId}`, ...(origin === undefined ? [] : [`origin ${foldOrigin(origin)}`])];
    const near = groups.filter((group) => marks.some((mark) => group.has(mark)));
    groups = [...groups.filter((group) => !near.includes(group)), new Set([...marks, ...near.flatMap((group) => [...group])])];
  }
  return groups.length;
}
