import type { CheckState } from '../checks/check';
import { type Annotation, isChecked } from '../tags/annotation';
import type { VerdictValue } from './verdict';

/** What was found of a fact. `undecided`: nothing that stands yet. `dropped`: it says nothing any more, and is left out. */
export type FactFinding = VerdictValue | 'undecided' | 'dropped';

/** What the side states of a fact mean for its claim. The others wait for somebody. */
const ofSideStates: Partial<Record<CheckState, FactFinding>> = {
  cut: 'dropped',
  duplicate: 'dropped',
  'cannot-be-checked': 'unproven',
};

/** What was found of a fact as it stands. A verdict that is stale, disputed or waits for another person is none yet. */
export function findingOf(fact: Annotation): FactFinding {
  return ofSideStates[fact.checkState] ?? (isChecked(fact) && fact.verdict ? fact.verdict.value : 'undecided');
}

/** The verdict of a claim by what was found of its facts, whatever their order. Null while one is undecided, and where none counts. */
export function followedVerdict(findings: readonly FactFinding[]): VerdictValue | null {
  const counted = findings.filter((one) => one !== 'dropped');
  const [first] = counted;
  if (first === undefined || counted.includes('undecided')) return null;
  if (counted.includes('partly')) return 'partly';
  if (counted.includes('refuted')) return counted.every((one) => one === 'refuted') ? 'refuted' : 'partly';
  return counted.every((one) => one === 'supported') ? 'supported' : 'unproven';
}

/** What a claim waits for, the first first: work that somebody must begin or go on with comes before what only waits for another person. */
const waits: readonly CheckState[] = [
  'untouched',
  'checking',
  'decided',
  'awaiting-reply',
  'second-check',
  'adjudication',
  'on-author',
  'on-legal',
];

/** How far the check of a claim is by how far that of its facts is: decided once all are; before, what it waits for first. */
export function followedState(facts: readonly Annotation[]): CheckState {
  const waiting = facts.filter((one) => findingOf(one) === 'undecided').map(({ checkState }) => checkState);
  if (waiting.length === 0) return facts.find((one) => findingOf(one) !== 'dropped') ? 'decided' : (facts[0]?.checkState ?? 'untouched');
  if (facts.every(({ checkState }) => checkState === 'untouched')) return 'untouched';
  const first = waits.find((state) => waiting.includes(state)) ?? 'checking';
  // A verdict that is stale or disputed stands on a fact that is called decided.
  return first === 'untouched' || first === 'decided' ? 'checking' : first;
}
