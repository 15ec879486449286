import type { VerdictValue } from '../verdicts/verdict';
import type { EvidenceTier, Stance } from './evidence';
import type { SourcingFinding } from './sourcing';

/** Source by a letter, stance, tier and origin. */
export type Link = [source: string, stance: Stance, tier?: EvidenceTier | null, origin?: string];

export interface SourcingCase {
  name: string;
  verdict: VerdictValue;
  links: Link[];
  independent: number;
  findings: SourcingFinding[];
  says: string[];
}

const one: SourcingFinding[] = ['single-sourced'];
const ONE = 'Rests on 1 source';

export const sourcingCases: SourcingCase[] = [
  {
    name: 'two sources of which nobody has said more',
    verdict: 'supported',
    links: [
      ['a', 'supports'],
      ['b', 'supports'],
    ],
    independent: 2,
    findings: [],
    says: [],
  },
  { name: 'one source', verdict: 'supported', links: [['a', 'supports', 'primary']], independent: 1, findings: one, says: [ONE] },
  {
    name: 'one source twice',
    verdict: 'supported',
    links: [
      ['a', 'supports'],
      ['a', 'supports'],
    ],
    independent: 1,
    findings: one,
    says: [ONE],
  },
  {
    name: 'three copies of one wire story, written differently',
    verdict: 'refuted',
    links: [
      ['a', 'refutes', null, 'Agency wire, 3 October'],
      ['b', 'refutes', null, ' agency  wire, 3 October'],
      ['c', 'refutes', null, 'AGENCY WIRE, 3 OCTOBER'],
    ],
    independent: 1,
    findings: one,
    says: ['3 sources, 1 origin: counts once'],
  },
  {
    name: 'a copy beside another source',
    verdict: 'supported',
    links: [
      ['a', 'supports', 'secondary', 'Agency'],
      ['b', 'supports', 'secondary', 'agency'],
      ['c', 'supports', 'primary', 'Register'],
    ],
    independent: 2,
    findings: [],
    says: ['3 sources, 2 of them independent'],
  },
  {
    name: 'two origins that one source holds together',
    verdict: 'supported',
    links: [
      ['a', 'supports', null, 'Minister'],
      ['a', 'supports', null, 'Ministry'],
      ['b', 'supports', null, 'Ministry'],
    ],
    independent: 1,
    findings: one,
    says: ['2 sources, 1 origin: counts once'],
  },
  {
    name: 'a second one that is context',
    verdict: 'supported',
    links: [
      ['a', 'supports'],
      ['b', 'context', 'primary'],
    ],
    independent: 1,
    findings: one,
    says: [ONE],
  },
  {
    name: 'a second one that says otherwise',
    verdict: 'partly',
    links: [
      ['a', 'supports'],
      ['b', 'refutes'],
    ],
    independent: 1,
    findings: one,
    says: [ONE],
  },
  {
    name: 'two that are secondary',
    verdict: 'supported',
    links: [
      ['a', 'supports', 'secondary', 'The mayor'],
      ['b', 'supports', 'secondary', 'The harbour office'],
    ],
    independent: 2,
    findings: ['secondary-only'],
    says: ['Only secondary sources'],
  },
  {
    name: 'one that is secondary',
    verdict: 'supported',
    links: [['a', 'supports', 'secondary']],
    independent: 1,
    findings: ['single-sourced', 'secondary-only'],
    says: [ONE, 'Only secondary sources'],
  },
  {
    name: 'a secondary one and one of which nobody has said it',
    verdict: 'supported',
    links: [
      ['a', 'supports', 'secondary'],
      ['b', 'supports'],
    ],
    independent: 2,
    findings: [],
    says: [],
  },
  { name: 'partly on a note alone', verdict: 'partly', links: [], independent: 0, findings: one, says: ['No source bears it out'] },
];
