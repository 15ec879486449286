/** A name without the signs that turn the order of what stands around it (https://www.unicode.org/reports/tr9/#Explicit_Directional_Embeddings). */
export const withoutTurns = (name: string): string => name.replaceAll(/[\u202A-\u202E\u2066-\u2069]/g, '');
