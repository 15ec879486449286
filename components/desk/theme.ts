/** What people choose from; `system` follows their computer. */
export const themes = [
  { value: 'system', label: 'Like the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const;
export type Theme = (typeof themes)[number]['value'];

/** The cookie that the server reads, so that the first paint is right. It is no secret and the port does not matter. */
export const themeCookie = 'galley-theme';

/** A known theme, `system` for anything else. */
export function asTheme(value: string | undefined): Theme {
  return themes.find((theme) => theme.value === value)?.value ?? 'system';
}

/** Shows the theme at once and keeps it for a year. */
export function chooseTheme(theme: Theme): void {
  document.documentElement.dataset.theme = theme;
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing on plain http and in older browsers.
  document.cookie = `${themeCookie}=${theme}; path=/; max-age=31536000; samesite=lax`;
}
