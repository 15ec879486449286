import { casesOf } from './case-group';
import { changedFacts } from './changed-facts';
import { changedWords } from './changed-words';
import { freshFigures } from './fresh-figures';
import { freshLanguages } from './fresh-languages';
import { freshNames } from './fresh-names';
import { freshSame } from './fresh-same';
import { freshWords } from './fresh-words';
import { heldBackChanged } from './held-back-changed';
import { heldBackSame } from './held-back-same';
import { otherLanguages } from './other-languages';
import { sameMeaning } from './same-meaning';

/** The cases by which the rules of `changes-meaning` were made. */
export const tunedCases = casesOf([...changedFacts, ...changedWords, ...sameMeaning, ...otherLanguages]);

/** The cases that the rules had not seen. */
export const heldBackCases = casesOf([...heldBackChanged, ...heldBackSame]);

/** Cases written and committed by somebody who had not seen the rules, nor the other cases. */
export const freshCases = casesOf([...freshFigures, ...freshNames, ...freshWords, ...freshSame, ...freshLanguages]);
