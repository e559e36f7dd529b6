-- Every other request is a healthy one, and only those are timed. The others fail or are healthy
-- too, as the environment variable OTHERS says. Run with as many threads as connections, so that
-- a thread waits for each answer before its next request.
local ffi = require("ffi")
ffi.cdef [[
typedef struct { long seconds; long nanoseconds; } timespec;
int clock_gettime(int clock, timespec *time);
]]

local time = ffi.new("timespec")
local function now()
  ffi.C.clock_gettime(1, time)
  return tonumber(time.seconds) * 1e6 + tonumber(time.nanoseconds) / 1e3
end

local threads = {}
function setup(thread)
  table.insert(threads, thread)
end

local healthy, other
local timed = false
local begin = 0
samples = ""
wrong = 0
local times = {}

function init()
  local path = "/sessions/" .. os.getenv("SESSION")
  local function get(token)
    return wrk.format("GET", path, { ["authorization"] = "Bearer " .. token })
  end
  healthy = get(os.getenv("TOKEN"))
  other = os.getenv("OTHERS") == "fail" and get("guess") or healthy
end

function request()
  timed = not timed
  begin = now()
  return timed and healthy or other
end

function response(status)
  if timed then
    table.insert(times, now() - begin)
    if status ~= 200 then wrong = wrong + 1 end
    if #times == 500 then
      samples = samples .. table.concat(times, " ") .. " "
      times = {}
    end
  end
end

function done()
  local all = {}
  for _, thread in ipairs(threads) do
    assert(thread:get("wrong") == 0)
    for sample in string.gmatch(thread:get("samples"), "%S+") do
      table.insert(all, tonumber(sample))
    end
  end
  table.sort(all)
  local function percentile(p) return all[math.max(1, math.ceil(#all * p / 100))] end
  io.write(string.format("%d %.0f %.0f\n", #all, percentile(50), percentile(99)))
end
