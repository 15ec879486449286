import { getMe } from '@/lib/domain/contract/me';
import { readMe } from '@/lib/server/me';
import { route } from '@/lib/server/route';

export const GET = route(getMe, ({ actor }) => readMe(actor));
