import * as contract from '@/lib/domain/contract/health';
import { readHealth } from '@/lib/server/request/health';
import { route } from '@/lib/server/request/route';

export const dynamic = 'force-dynamic';
export const GET = route(contract.readHealth, () => readHealth());
