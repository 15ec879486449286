import { entryTypeOf } from './entry-types';

/** True of an entry that changes what a signature stands under: whoever signs has seen it. Comments, requests and the like do not; opening again does. */
export function changesSigned(type: string): boolean {
  const { isOpenWhenSigned, hasSteps } = entryTypeOf(type);
  return type === 'article.reopened' || !isOpenWhenSigned || hasSteps;
}
