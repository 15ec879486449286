/**
 * The last option of a choice of people until they are known. The select is not off meanwhile: whoever opened it by keys is in it from the start, and not
 * on what comes after it, such as *Cancel*.
 */
export function NamesToCome() {
  return <option disabled>The names have not come yet</option>;
}
