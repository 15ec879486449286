const values = ['system', 'light', 'dark'] as const;
/** Light, dark, or `system`, which follows the computer. */
export type Theme = (typeof values)[number];

/** The cookie that the server reads, so that the first paint is right. It is no secret and the port does not matter. */
export const themeCookie = 'galley-theme';

/** A known theme, `system` for anything else. */
export function asTheme(value: string | undefined): Theme {
  return values.find((theme) => theme === value) ?? 'system';
}
