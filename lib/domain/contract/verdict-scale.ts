import { z } from 'zod';
import { Grade, MAX_GRADES, VerdictScale } from '../verdicts/verdict-scale';
import { endpoint } from './endpoint';
import { WholeNumber } from './whole-number';

/** The verdicts of the house, for everybody on a desk. */
export const readVerdictScale = endpoint({ method: 'GET', path: '/api/v1/verdict-scale', answer: VerdictScale });

/** A new version of them. `basedOn` is the version that the person saw: a newer one is a `conflict`, and `details.now` is that one. Verdicts that are given stay as they are. */
export const changeVerdictScale = endpoint({
  method: 'PUT',
  path: '/api/v1/verdict-scale',
  body: z.object({ basedOn: WholeNumber.positive(), grades: z.array(Grade).min(1, 'Keep one verdict at least.').max(MAX_GRADES) }),
  answer: VerdictScale,
});
