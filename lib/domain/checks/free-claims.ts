import { type Annotation, checkerOf, checkOf, isChecked } from '../tags/annotation';
import { isSideState } from './check';
import { isJudged } from './facts';

/** True of a claim or a fact that waits for somebody: nobody has it, it is not checked, and the work on it has not been stopped for a reason. */
export const isFree = (one: Annotation): boolean =>
  isJudged(one) && !one.isRemoved && checkerOf(one) === null && !isChecked(one) && !isSideState(one.checkState);

/** True if a free claim can be given to a person: they are not the one who is to look again. */
export const mayBeFirst = (one: Annotation, personId: string): boolean => checkOf(one).secondId !== personId;
