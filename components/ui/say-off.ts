/** Says why what was pressed is off. Where notes are shown, `ToastProvider` says it in one; elsewhere a title alone does. Apart from the notes: every button brings it along. */
export const sayOff = { say: (_why: string): void => {} };
