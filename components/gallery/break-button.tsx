'use client';
import { useState } from 'react';
import { Button } from '@/components/ui/button';

/** Has the page around it break, as a bug would. */
export function BreakButton() {
  const [isBroken, setBroken] = useState(false);
  if (isBroken) throw new Error('The gallery breaks this page.');
  return <Button onClick={() => setBroken(true)}>Break it</Button>;
}
