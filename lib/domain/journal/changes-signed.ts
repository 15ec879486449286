import { entryTypeOf } from './entry-types';

/** True of an entry that changes what a signature stands under: whoever signs has seen it. Comments, requests and the like do not; opening again does. */
export const changesSigned = (type: string): boolean => type === 'article.reopened' || !entryTypeOf(type).isOpenWhenSigned;
