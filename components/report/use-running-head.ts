'use client';
import { useEffect } from 'react';
import type { Report } from '@/lib/domain/report/report';
import { sayNumber } from '@/lib/domain/text/say-count';

/**
 * While the report is on the page, gives the margins of its sheets what they repeat: whose report of which moment it is, and both ends of its
 * hash. What stands in a page's margins is a style's to say, and takes it from the root (`@page` in `report-paper.css`).
 */
export function useRunningHead(report: Report | undefined): void {
  useEffect(() => {
    if (!report) return;
    const { style } = document.documentElement;
    for (const [name, words] of Object.entries(runningWords(report))) style.setProperty(name, cssString(words));
    return () => {
      for (const name of Object.keys(runningWords(report))) style.removeProperty(name);
    };
  }, [report]);
}

const runningWords = ({ deskName, seq, hash }: Report) => ({
  '--running-head': `Fact-check report   ${deskName}   Entry ${sayNumber(seq)}`,
  '--running-foot': `sha256 ${hash.slice(0, 4)} ${hash.slice(4, 8)} … ${hash.slice(-4)}`,
});

/** As a string of CSS, whatever is in it. */
const cssString = (words: string) => `"${words.replace(/["\\\n\r\f]/g, (sign) => `\\${sign.codePointAt(0)?.toString(16)} `)}"`;
