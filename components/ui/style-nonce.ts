'use client';

// Radix locks scrolling with a style element, which our policy refuses without a nonce; its helper takes the nonce from this global.
// The document's own script tells it, so that it stays right when later pages arrive without a reload.
if (typeof document !== 'undefined') {
  const nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce;
  if (nonce) Reflect.set(globalThis, '__webpack_nonce__', nonce);
}
