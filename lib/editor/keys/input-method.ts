/** The code of every key that an input method takes, whatever else the event says of it. */
const TAKEN = 229;

/**
 * True if a key that goes down is an input method's, and no command of ours. `isComposing` alone does not say so: WebKit ends a composition
 * before it tells of the key that ended it, and has only this code for it. https://developer.mozilla.org/docs/Web/API/Element/keydown_event
 */
export const isOfInputMethod = ({ isComposing, keyCode }: { isComposing: boolean; keyCode?: number }): boolean =>
  isComposing || keyCode === TAKEN;
