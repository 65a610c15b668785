// What Redis runs as one atomic step. Each script states its flags: a full Redis rejects one that does not allow it, before
// anything has changed.

/**
 * What every request needs of the shared hash, with the mock's time and the bytes of all partners. KEYS: shared, sizes. ARGV:
 * the step of the mock's time in milliseconds, or '' where another clock is used. The time never goes back for any process,
 * even when the clock of the store does: a vetting that was decided must stay decided.
 */
export const readShared = `#!lua flags=allow-oom
local time = redis.call('TIME')
local reply = redis.call('HMGET', KEYS[1], 'generation', 'offset', 'faults', 'now')
for index = 1, 4 do reply[index] = reply[index] or '' end
if ARGV[1] ~= '' and reply[1] ~= '' then
  local now = time[1] * 1000 + math.floor(time[2] / 1000) + reply[2]
  if now >= (tonumber(reply[4]) or 0) + ARGV[1] then
    reply[4] = string.format('%.0f', now)
    redis.call('HSET', KEYS[1], 'now', reply[4])
  end
end
reply[5] = redis.call('HGET', KEYS[2], 'total') or '0'
return reply
`;

/**
 * Writes the seed, unless there is one. ARGV: the seed, its digest, the time or ''. Returns the digest of the seed that is
 * there.
 */
export const startState = `#!lua
local digest = redis.call('HGET', KEYS[1], 'digest')
if digest then return digest end
local time = redis.call('TIME')
local now = string.format('%.0f', time[1] * 1000 + math.floor(time[2] / 1000))
redis.call('HSET', KEYS[1], 'digest', ARGV[2], 'start', ARGV[1], 'seed', ARGV[1], 'generation', now,
  'seededAt', ARGV[3] == '' and now or ARGV[3], 'offset', '0', 'faults', now, 'now', '0')
return ARGV[2]
`;

/**
 * Begins a new generation of the state. ARGV: the seed, or '' for the one at the start, which resets the clock, the faults
 * and the journal, too; the mock's time. Returns the generation before. A generation is the time when it began, so that
 * none is used again after a flush. It writes also when Redis is full, for that is how to empty it.
 */
export const replaceState = `#!lua flags=allow-oom
local last = redis.call('HGET', KEYS[1], 'generation')
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local generation = string.format('%.0f', math.max(now, tonumber(last or 0) + 1))
local seed = ARGV[1]
if seed == '' then
  seed = redis.call('HGET', KEYS[1], 'start')
  redis.call('HSET', KEYS[1], 'offset', '0', 'now', '0', 'faults', generation)
  redis.call('UNLINK', KEYS[2], KEYS[3], KEYS[4])
end
redis.call('HSET', KEYS[1], 'generation', generation, 'seed', seed, 'seededAt', ARGV[2])
return last
`;

/**
 * Commits one decision: all of it when every field still holds what the decision has read, or nothing.
 *
 * KEYS: the three of a partner. ARGV: JSON with \`expect\` (pairs of a field and its value, false for none), \`set\` (values
 * by field), \`record\` (the key of a new record), \`customer\` (one that no seed names), the limits and \`ttl\` (milliseconds).
 * Returns the bytes that the partner has now, or -1 when another commit came first. The first write is the one that a full Redis rejects.
 */
export const commit = `#!lua
local change = cjson.decode(ARGV[1])
for _, pair in ipairs(change.expect) do
  if redis.call('HGET', KEYS[1], pair[1]) ~= pair[2] then return -1 end
end

local bytes = tonumber(redis.call('HGET', KEYS[1], 'bytes') or 0)
local count = tonumber(redis.call('HGET', KEYS[1], 'count') or 0)
local values = {}
for field, value in pairs(change.set) do
  local before = redis.call('HGET', KEYS[1], field)
  bytes = bytes + #value - (before and #before or -#field)
  table.insert(values, field)
  table.insert(values, value)
end
local customer = change.customer
if customer and not redis.call('ZSCORE', KEYS[3], customer) then count = count + 1 end
redis.call('HSET', KEYS[1], 'bytes', bytes, 'count', count, unpack(values))

if customer then
  local time = redis.call('TIME')
  redis.call('ZADD', KEYS[3], string.format('%.0f', time[1] * 1000000 + time[2]), customer)
end
if change.record then redis.call('RPUSH', KEYS[2], change.record) end

local function drop(field)
  bytes = bytes - redis.call('HSTRLEN', KEYS[1], field) - #field
  redis.call('HDEL', KEYS[1], field)
end
local function dropRecord() drop('record:' .. redis.call('LPOP', KEYS[2])) end
local function dropCustomer()
  drop('customer:' .. redis.call('ZPOPMIN', KEYS[3])[1])
  count = count - 1
end
while redis.call('LLEN', KEYS[2]) > change.maxRecords do dropRecord() end
while redis.call('ZCARD', KEYS[3]) > change.maxCustomers do dropCustomer() end
while bytes > change.maxBytes and redis.call('LLEN', KEYS[2]) > 1 do dropRecord() end
while bytes > change.maxBytes and redis.call('ZCARD', KEYS[3]) > 1 do dropCustomer() end
redis.call('HSET', KEYS[1], 'bytes', bytes, 'count', count)
for _, key in ipairs(KEYS) do redis.call('PEXPIRE', key, change.ttl) end
return bytes
`;

/**
 * Counts a request in a partner's bucket. ARGV: the requests per second, the mock's time in milliseconds. Returns the seconds to
 * wait, 0 for none. It writes also when Redis is full, for a bucket is small and expires once it is filled.
 */
export const throttle = `#!lua flags=allow-oom
local rate, now = tonumber(ARGV[1]), tonumber(ARGV[2])
local most = math.max(1, rate)
local bucket = redis.call('HMGET', KEYS[1], 'left', 'at')
local left, at = tonumber(bucket[1] or most), tonumber(bucket[2] or now)
left = math.min(most, left + math.max(0, now - at) / 1000 * rate)
local allowed = left >= 1
if allowed then left = left - 1 end
redis.call('HSET', KEYS[1], 'left', left, 'at', string.format('%.0f', math.max(now, at)))
redis.call('PEXPIRE', KEYS[1], math.ceil((most - left) / rate * 1000) + 1000)
if allowed then return 0 end
return math.ceil((1 - left) / rate)
`;

/** Moves the clock. ARGV: by how many milliseconds. */
export const advanceClock = `#!lua
redis.call('HINCRBY', KEYS[1], 'now', ARGV[1])
return redis.call('HINCRBY', KEYS[1], 'offset', ARGV[1])
`;

/** Adds a fault. KEYS: shared, faults, times. ARGV: JSON, times, the most faults, their most bytes. Returns 1, or 0 when full. */
export const addFault = `#!lua
local bytes = #ARGV[1]
for _, json in ipairs(redis.call('HVALS', KEYS[2])) do bytes = bytes + #json end
if redis.call('HLEN', KEYS[2]) >= tonumber(ARGV[3]) or bytes > tonumber(ARGV[4]) then return 0 end
local number = redis.call('HINCRBY', KEYS[1], 'faults', 1)
redis.call('HSET', KEYS[2], number, ARGV[1])
redis.call('HSET', KEYS[3], number, ARGV[2])
return 1
`;

/** Uses up a fault for one call. KEYS: shared, faults, times. ARGV: its number. Returns 1, or 0 when it was used up before. */
export const useFault = `#!lua flags=allow-oom
if redis.call('HEXISTS', KEYS[3], ARGV[1]) == 0 then return 0 end
if redis.call('HINCRBY', KEYS[3], ARGV[1], -1) < 1 then
  redis.call('HDEL', KEYS[2], ARGV[1])
  redis.call('HDEL', KEYS[3], ARGV[1])
  redis.call('HINCRBY', KEYS[1], 'faults', 1)
end
return 1
`;

/** Removes all faults, also when Redis is full. KEYS: shared, faults, times. */
export const clearFaults = `#!lua flags=allow-oom
redis.call('UNLINK', KEYS[2], KEYS[3])
return redis.call('HINCRBY', KEYS[1], 'faults', 1)
`;

const setSize = `
local function setSize(partner, bytes)
  local field = 'partner:' .. partner
  local before = redis.call('HGET', KEYS[1], field) or '0'
  if bytes > 0 then redis.call('HSET', KEYS[1], field, bytes) else redis.call('HDEL', KEYS[1], field) end
  return redis.call('HINCRBY', KEYS[1], 'total', bytes - before)
end
`;

/**
 * Sets how many bytes partners have; the same again changes nothing. KEYS: sizes, shared. ARGV: the generation, the idle time
 * in milliseconds, the bytes, partners. Returns 0 when the generation is over: nothing is kept of it then.
 */
export const setSizes = `#!lua${setSize}
if redis.call('HGET', KEYS[2], 'generation') ~= ARGV[1] then return 0 end
for index = 4, #ARGV do setSize(ARGV[index], tonumber(ARGV[3])) end
redis.call('PEXPIRE', KEYS[1], ARGV[2])
return 1
`;

/**
 * Marks a partner as used, and forgets those that were idle for too long. KEYS: sizes, partners, shared. ARGV: the generation,
 * the partner or '', the idle time in milliseconds. Returns how many partners there are, and the bytes of all: none of a
 * generation that is over.
 */
export const usePartner = `#!lua${setSize}
if redis.call('HGET', KEYS[3], 'generation') ~= ARGV[1] then return {0, 0} end
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
if ARGV[2] ~= '' then redis.call('ZADD', KEYS[2], string.format('%.0f', now), ARGV[2]) end
local idle = string.format('%.0f', now - ARGV[3])
for _, partner in ipairs(redis.call('ZRANGEBYSCORE', KEYS[2], '-inf', idle)) do setSize(partner, 0) end
redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', idle)
for index = 1, 2 do redis.call('PEXPIRE', KEYS[index], ARGV[3]) end
return {redis.call('ZCARD', KEYS[2]), tonumber(redis.call('HGET', KEYS[1], 'total') or 0)}
`;
