/** What there is to say of names that are not there: they come, or they did not. */
export const sayNamesToCome = (hasFailed: boolean) => (hasFailed ? 'The names did not come' : 'The names have not come yet');

/**
 * The last option of a choice of people until they are known. The select is not off meanwhile: whoever opened it by keys is in it from the start, and not
 * on what comes after it, such as *Cancel*. It is busy until they come or did not: the page fetches nothing beside while something is busy.
 */
export function NamesToCome({ hasFailed }: { hasFailed: boolean }) {
  return <option disabled>{sayNamesToCome(hasFailed)}</option>;
}
