'use client';
// biome-ignore lint/style/noRestrictedImports: the one place
import NextLink, { useLinkStatus } from 'next/link';
import type { ComponentProps } from 'react';
import { useSayComing } from './use-say-coming';

/** A link to a page of Galley. While the page is on its way its skeleton stands for it (`coming-page.tsx`). */
export function PageLink({ children, ...link }: Omit<ComponentProps<typeof NextLink>, 'href'> & { href: string }) {
  return (
    <NextLink {...link}>
      {children}
      <OnItsWay to={link.href} />
    </NextLink>
  );
}

function OnItsWay({ to }: { to: string }) {
  const { pending } = useLinkStatus();
  useSayComing(pending, to);
  return null;
}
