import type { ListAddress } from './list-address';

type Order = Pick<ListAddress, 'sort' | 'direction'>;

/** The orders of the list by name, for where there are no heads of columns to press. */
export const orders: Record<string, Order> = {
  'By urgency': { sort: 'urgency', direction: 'desc' },
  'Newest change first': { sort: 'updated', direction: 'desc' },
  'Oldest change first': { sort: 'updated', direction: 'asc' },
  'By title': { sort: 'title', direction: 'asc' },
  'By title, from the end': { sort: 'title', direction: 'desc' },
  'Least checked first': { sort: 'progress', direction: 'asc' },
  'Most checked first': { sort: 'progress', direction: 'desc' },
};

/** The name of an order. */
export function orderOf({ sort, direction }: Order): string {
  return Object.entries(orders).find(([, one]) => one.sort === sort && one.direction === direction)?.[0] ?? 'By urgency';
}
