import fs from 'node:fs';
import { type Download, expect } from '@playwright/test';
import { z } from 'zod';

/** What the journeys look at in a Galley archive; a reader of our own, so that the writer is not its own witness. */
const Archive = z.object({
  state: z.object({
    annotations: z.array(
      z.object({
        kind: z.string(),
        label: z.string().nullable(),
        anchor: z.object({ state: z.string(), ranges: z.array(z.object({ exact: z.string() })) }),
        verdict: z.object({ value: z.string() }).nullable().optional(),
        evidence: z.array(z.unknown()),
      }),
    ),
  }),
});

/** The downloaded archive holds the article as the journey has left it. */
export async function expectCheckedFerry(download: Download): Promise<void> {
  expect(download.suggestedFilename()).toMatch(/\.galley\.json$/);
  const { annotations } = Archive.parse(JSON.parse(fs.readFileSync(await download.path(), 'utf8'))).state;
  expect(annotations.map(({ label }) => label).sort()).toEqual(['C1', 'C2', 'C3', 'C4', 'C5', 'O1', 'O2', 'O3', 'P1', 'P2']);
  const of = (label: string) => annotations.find((one) => one.label === label);
  expect(of('C1')).toMatchObject({ verdict: { value: 'supported' } });
  expect(of('C1')?.anchor.ranges[0]?.exact).toBe('The old harbour board says that the line carries 1,240 people a day.');
  expect(of('C2')?.verdict ?? null).toBeNull();
  expect(of('O2')?.anchor.state).toBe('orphaned');
  expect(annotations.reduce((sum, one) => sum + one.evidence.length, 0)).toBe(3);
}
