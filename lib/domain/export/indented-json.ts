/**
 * `JSON.stringify(value, null, 2)` in pieces, for values too large for one: those of `levels` levels of lists and objects come member by member.
 * `indent` is what the lines after the first begin with. The value is plain: what JSON leaves out is left out of objects, and is in no list.
 */
export function* indentedJson(value: unknown, levels: number, indent = ''): Generator<string, void> {
  if (levels === 0 || typeof value !== 'object' || value === null) {
    yield JSON.stringify(value, null, 2).replaceAll('\n', `\n${indent}`);
    return;
  }
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  const inner = `${indent}  `;
  let isEmpty = true;
  for (const [name, member] of Object.entries(value)) {
    if (member === undefined) continue;
    yield `${isEmpty ? open : ','}\n${inner}${Array.isArray(value) ? '' : `${JSON.stringify(name)}: `}`;
    yield* indentedJson(member, levels - 1, inner);
    isEmpty = false;
  }
  yield isEmpty ? `${open}${close}` : `\n${indent}${close}`;
}
