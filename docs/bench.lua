-- Posts arrays of alerts as Prometheus does; the same bytes for every server. Half are new episodes on instances that were told of before,
-- a tenth repeat an earlier alert to the letter, the others tell of new instances.
-- Arguments after --: a word that no earlier run used, alerts a post, token (or "none"), "new" for new instances only, and posts a second
-- (or as fast as answers come): then a post leaves at its time whatever became of those before it, as long as a connection is free.
local word, batch, mixed, base = nil, 1, true, 0
local threads, number, sent, instances, told, random = 0, 0, 0, 0, 0, 42
local earlier = {}
local KEPT, ENOUGH = 1000, 500

function setup(thread)
   thread:set("number", threads)
   threads = threads + 1
end

function init(args)
   word, batch, mixed = args[1], tonumber(args[2]), args[4] ~= "new"
   wrk.method = "POST"
   wrk.headers["Content-Type"] = "application/json"
   if args[3] ~= "none" then
      wrk.headers["Authorization"] = "Bearer " .. args[3]
   end
   base = os.time()
   if args[5] then
      pace(tonumber(args[5]))
   end
end

-- wrk asks how many ms a connection is to wait before its next post: until the next moment at which one is due
function pace(rate)
   local ffi = require("ffi")
   ffi.cdef "typedef struct { long seconds, micros; } bench_time; int gettimeofday(bench_time *, void *);"
   local time, due = ffi.new("bench_time"), nil
   function delay()
      ffi.C.gettimeofday(time, nil)
      local now = tonumber(time.seconds) * 1000 + tonumber(time.micros) / 1000
      due = math.max(due or now, now - 1000) + 1000 / rate
      return math.max(0, due - now)
   end
end

local template = '{"labels":{"alertname":"HostHighCpuLoad","instance":"%s-%d-%07d:9100","job":"node-exporter","severity":"warning",' ..
   '"cluster":"north-1","team":"platform"},"annotations":{"summary":"CPU of the host is busy","description":' ..
   '"CPU load has been above 90 percent for 10 minutes, see the dashboard"},"startsAt":"%s.%04dZ",' ..
   '"generatorURL":"http://prometheus.example:9090/graph?g0.expr=instance%%3Anode_cpu_utilisation%%3Arate5m+%%3E+0.9"}'

local function one_of(count)
   random = (random * 1103515245 + 12345) % 2147483648
   return math.floor(random / 65536) % count + 1
end

local function instance(kind)
   if mixed and kind <= 5 and instances > ENOUGH then
      return one_of(instances)
   end
   instances = instances + 1
   return instances
end

local function alert()
   sent = sent + 1
   local kind = sent % 10
   if mixed and kind == 0 and told > ENOUGH then
      return earlier[one_of(#earlier)]
   end
   -- every episode begins at a tenth of a millisecond of its own; Alertmanager refuses what begins more than five minutes from now
   local starts = os.date("!%Y-%m-%dT%H:%M:%S", base + math.floor(sent / 10000))
   local text = template:format(word, number, instance(kind), starts, sent % 10000)
   told = told + 1
   earlier[(told - 1) % KEPT + 1] = text
   return text
end

function request()
   local alerts = {}
   for i = 1, batch do
      alerts[i] = alert()
   end
   return wrk.format(nil, nil, nil, "[" .. table.concat(alerts, ",") .. "]")
end

function done(summary, latency)
   local broken = summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout
   print(("RESULT %d %d %d %d %d %d"):format(summary.requests, summary.errors.status, broken, summary.duration,
      latency:percentile(50), latency:percentile(99)))
end
