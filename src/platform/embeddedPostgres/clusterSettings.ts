import { createHash } from 'node:crypto';
import { totalmem } from 'node:os';

/** The role that Samla gets: makes databases and roles, is no superuser. */
export const OWNER_ROLE = 'samla_owner';
/** Made by initdb, has no password and no way in; used only by the single-user mode that makes the owner role. */
export const SUPERUSER_ROLE = 'postgres';
/** Exists from the start, holds nothing; somewhere to stand while databases are made. */
export const MAINTENANCE_DATABASE = 'postgres';

const MEGABYTE = 1024 * 1024;

/** Stands in the process list before each session's name, and tells sessions of one cluster from those of another. */
export const clusterName = (cluster: string): string => `samla-${createHash('sha256').update(cluster).digest('hex').slice(0, 12)}`;

/** postgresql.conf for a small server. `fast` is for tests: a power cut may destroy the data, a kill -9 does not. */
export function postgresConfiguration(cluster: string, fast: boolean): string {
  const memory = Math.floor(totalmem() / MEGABYTE);
  const sharedBuffers = fast ? 64 : Math.min(1024, Math.max(64, Math.floor(memory / 8)));
  return `# Written by Samla at each start. Whoever needs other settings runs a PostgreSQL of their own (DATABASE_URL).
cluster_name = '${clusterName(cluster)}'
listen_addresses = ''
max_connections = 100
password_encryption = 'scram-sha-256'

shared_buffers = ${sharedBuffers}MB
effective_cache_size = ${Math.max(128, Math.floor(memory / 2))}MB
work_mem = 16MB
maintenance_work_mem = 128MB
random_page_cost = 1.1
max_worker_processes = 4
max_parallel_workers = 2
max_parallel_workers_per_gather = 1

wal_compression = on
# A commit waits until all that came before it in the log is on disk. A large import's share is there already.
wal_writer_delay = 10ms
wal_writer_flush_after = 128kB
min_wal_size = 80MB
max_wal_size = ${fast ? '256MB' : '1GB'}
${fast ? 'fsync = off\nfull_page_writes = off\nautovacuum = off\n' : ''}
# The log holds what happened, never what was in it: no statements, and no details, where values of rows would stand.
log_destination = 'stderr'
log_line_prefix = '%m [%p] '
log_min_error_statement = panic
log_error_verbosity = terse
log_checkpoints = off
lc_messages = 'C'

timezone = 'UTC'
log_timezone = 'UTC'
datestyle = 'iso, ymd'
`;
}

/** pg_hba.conf: over the socket and the loopback, by password, and never as the superuser. */
export const HOST_RULES = `# Written by Samla at each start.
local all ${SUPERUSER_ROLE} reject
host  all ${SUPERUSER_ROLE} all reject
local all all scram-sha-256
host  all all 127.0.0.1/32 scram-sha-256
`;
