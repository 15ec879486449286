import type { Metadata, Viewport } from 'next';
import { cookies } from 'next/headers';
import type { ReactNode } from 'react';
import { asTheme, themeCookie } from '@/components/desk/theme';
import { preloadFonts } from './fonts/preload-fonts';
import './globals.css';

export const metadata: Metadata = {
  title: { template: '%s · Galley', default: 'Galley' },
  description: 'A fact-checking desk: typed, sourced, adjudicated spans in a text that keeps changing.',
};

// A keyboard on the screen makes the page lower, not only what is seen of it: what stands at its foot stays in sight.
export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  viewportFit: 'cover',
  interactiveWidget: 'resizes-content',
};

// Reading a cookie makes every page dynamic, which the nonce of the content policy needs as well: a prerendered page would load no script.
export default async function RootLayout({ children }: { children: ReactNode }) {
  preloadFonts();
  const theme = asTheme((await cookies()).get(themeCookie)?.value);
  return (
    // The theme menu changes the attribute at once, before the server knows of it.
    <html lang="en" data-theme={theme} suppressHydrationWarning>
      <body>{children}</body>
    </html>
  );
}
