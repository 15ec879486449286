// The set-up of each file of service tests: its worker has a database of its own, so that files that run at once do not meet each other's rows and locks.
import { inject } from 'vitest';

process.env.DATABASE_URL = inject('databases')[Number(process.env.VITEST_POOL_ID) - 1];
