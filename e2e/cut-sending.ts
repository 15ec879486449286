import type { BrowserContext, Page, Route } from '@playwright/test';

/** Where the entries of an article are sent, and asked for. */
export const sendings = '**/api/v1/articles/*/entries';
export const isSending = (route: Route) => route.request().method() === 'POST';

/** Nothing that is sent arrives, until `mendSending`. */
export const cutSending = (target: Page | BrowserContext) =>
  target.route(sendings, (route) => (isSending(route) ? route.abort() : route.fallback()));
export const mendSending = (target: Page | BrowserContext) => target.unroute(sendings);

/** Words typed slowly make more than one entry, of which the last may not be kept yet. */
export const someKept = /^Offline: [1-9]\d* kept$/;
