'use client';
import { late } from '@/components/ui/late';

/** What says in the list of tags that a reply is overdue; few articles have any. */
export const overdueSign = late(() => import('@/components/replies/overdue-sign'));
