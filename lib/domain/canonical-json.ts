/**
 * JSON in the one form that can be hashed: members sorted by UTF-16 code units, no spaces, numbers and strings as ECMAScript
 * writes them. Members that are undefined are left out, as in JSON.stringify. https://www.rfc-editor.org/rfc/rfc8785
 */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new TypeError('JSON has no NaN or Infinity');
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  const isList = Array.isArray(value);
  const names = Object.keys(value);
  if (!isList) names.sort();
  let json = '';
  // A plain loop: each level takes one small frame of the stack, or what JSON.stringify has written could be too deep to be hashed.
  for (let at = 0; at < names.length; at++) {
    const member: unknown = Reflect.get(value, names[at] ?? '');
    if (isList) json += `,${canonicalJson(member ?? null)}`;
    else if (member !== undefined) json += `,${JSON.stringify(names[at])}:${canonicalJson(member)}`;
  }
  json = json.slice(1);
  return isList ? `[${json}]` : `{${json}}`;
}
