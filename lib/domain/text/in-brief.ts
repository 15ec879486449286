/**
 * The text; of one with more than `maxChars` characters its beginning, with an ellipsis as the last of so many. Characters are code points, as
 * PostgreSQL counts them.
 */
export function inBrief(text: string, maxChars: number): string {
  // Twice as many units hold more characters than that: the rest of a very long text is not looked at.
  const characters = [...text.slice(0, 2 * maxChars + 1)];
  return characters.length > maxChars ? `${characters.slice(0, maxChars - 1).join('')}…` : text;
}
