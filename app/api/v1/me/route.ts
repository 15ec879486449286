import { getMe } from '@/lib/domain/contract/me';
import { readMe } from '@/lib/server/people/me';
import { route } from '@/lib/server/request/route';

export const GET = route(getMe, ({ actor }) => readMe(actor));
