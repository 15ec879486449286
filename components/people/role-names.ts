import type { Role } from '@/lib/domain/people/permissions';

/** Roles as the interface writes them. */
export const roleNames: Record<Role | 'admin', string> = {
  reader: 'Reader',
  author: 'Author',
  checker: 'Checker',
  editor: 'Editor',
  lead: 'Lead',
  admin: 'Admin',
};
