import type { KeyPress } from './keymap';

/** For tests: a key press from a short name: "Shift+{ BracketLeft" is Shift and the key that types { and stands where [ does; "Committing+Enter" ended a composition before it was told of. */
export function press(name: string): KeyPress {
  const [keys = '', code = ''] = name.split(' ');
  const parts = keys.split('+');
  const key = parts.at(-1) ?? '';
  const has = (modifier: string) => parts.slice(0, -1).includes(modifier);
  return {
    key,
    code: code || (/^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : key),
    shiftKey: has('Shift'),
    ctrlKey: has('Ctrl') || has('AltGraph'),
    altKey: has('Alt') || has('AltGraph'),
    metaKey: has('Meta'),
    isComposing: has('Composing'),
    keyCode: has('Committing') ? 229 : 0,
    getModifierState: () => has('AltGraph'),
  };
}
