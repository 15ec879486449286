import { getHealth } from '@/lib/domain/contract/health';
import { readHealth } from '@/lib/server/health';
import { route } from '@/lib/server/route';

export const dynamic = 'force-dynamic';
export const GET = route(getHealth, () => readHealth());
