/** The server's settings, each with its reason. Written anew at every start, so they follow the version of Muster. */
import { totalmem } from "node:os";

const mebibyte = 1024 * 1024;

export interface SettingsInput {
  readonly socketDirectory: string;
  readonly memoryBytes?: number;
}

export function serverSettings({ socketDirectory, memoryBytes = usableMemory() }: SettingsInput): string {
  // An eighth of a small machine; beyond 256 MB the operating system's cache serves a register just as well.
  const sharedBuffersMiB = Math.max(16, Math.min(256, Math.floor(memoryBytes / 8 / mebibyte)));
  return `# Written by Muster at every start: changes here are lost. Put your own settings into keeper.conf.

# Reached through a socket in a private folder only: nothing listens on a network.
listen_addresses = ''
unix_socket_directories = '${socketDirectory}'
unix_socket_permissions = 0700
# One node and a few commands beside it; a pool takes ten.
max_connections = 50
superuser_reserved_connections = 1

# An acknowledged entry survives a power cut (rule 3): none of these three may ever be off.
fsync = on
synchronous_commit = on
full_page_writes = on
# Standby servers can follow this one.
wal_level = replica
# Checkpoints far apart: fewer whole pages are written again to the log. Recovery after a crash stays under a minute.
checkpoint_timeout = 15min
max_wal_size = 2GB
min_wal_size = 256MB
# Whole pages written after a checkpoint take less of the log. Measured with batches of 1,000: no slower than without.
# This build has no lz4.
wal_compression = pglz

shared_buffers = ${sharedBuffersMiB}MB
# Sorts and hashes of a whole-register balance stay in memory; fifty of them at once still fit a small machine.
work_mem = 16MB
maintenance_work_mem = 128MB
# Our statements are short and many: compiling each costs more than it saves.
jit = off
# Ids are random and the disk is likely solid: an index is worth using sooner than the default of 4 says.
random_page_cost = 1.1

# The journal only grows, the projections change: both need fresh statistics, and the latter their dead rows cleared.
autovacuum = on
# A clock call for every block read buys nothing here.
track_io_timing = off

# Text of instants is read by position: see database/result-types.ts.
timezone = 'UTC'
datestyle = 'ISO, YMD'
intervalstyle = 'iso_8601'
bytea_output = 'hex'
# Passwords are 32 random bytes, which no stretching makes harder to guess.
password_encryption = 'scram-sha-256'
scram_iterations = 1
# A statement whose client was killed ends, and lets go of its locks, within this time.
client_connection_check_interval = 2s

# A week of logs, each day's overwritten a week later.
logging_collector = on
log_directory = 'log'
log_filename = 'postgresql-%a.log'
log_rotation_age = 1d
log_rotation_size = 0
log_truncate_on_rotation = on
log_timezone = 'UTC'
log_min_messages = warning
log_checkpoints = off
# Values in rows and statements are personal detail, which must stay erasable (rule 11): none go to a log file.
log_error_verbosity = terse
log_min_error_statement = panic
log_statement = none
log_parameter_max_length = 0
log_parameter_max_length_on_error = 0
`;
}

/** Who may connect, and how: our three roles, by password, over the socket. The superuser has no way in. */
export const hostBasedAuthentication = `# Written by Muster.
local all muster_owner scram-sha-256
local all muster_app scram-sha-256
local all muster_reader scram-sha-256
`;

/** A container's limit where there is one, else the machine's memory. */
function usableMemory(): number {
  const limit = process.constrainedMemory();
  const machine = totalmem();
  return limit > 0 && limit < machine ? limit : machine;
}
