-- Posts arrays of alerts as Prometheus does, each with an instance of its own; the same bytes for every server.
-- Arguments after --: a word that no earlier run used, alerts a post, token (or nothing).
local word, batch, threads, number, sent = nil, 1, 0, 0, 0

function setup(thread)
   thread:set("number", threads)
   threads = threads + 1
end

function init(args)
   word, batch = args[1], tonumber(args[2])
   wrk.method = "POST"
   wrk.headers["Content-Type"] = "application/json"
   if args[3] then
      wrk.headers["Authorization"] = "Bearer " .. args[3]
   end
   starts = os.date("!%Y-%m-%dT%H:%M:%SZ")
end

local alert = '{"labels":{"alertname":"HostHighCpuLoad","instance":"%s:9100","job":"node-exporter","severity":"warning",' ..
   '"cluster":"north-1","team":"platform"},"annotations":{"summary":"CPU of the host is busy","description":' ..
   '"CPU load has been above 90 percent for 10 minutes, see the dashboard"},"startsAt":"%s",' ..
   '"generatorURL":"http://prometheus.example:9090/graph?g0.expr=instance%%3Anode_cpu_utilisation%%3Arate5m+%%3E+0.9"}'

function request()
   local alerts = {}
   for i = 1, batch do
      sent = sent + 1
      alerts[i] = alert:format(("%s-%d-%07d"):format(word, number, sent), starts)
   end
   return wrk.format(nil, nil, nil, "[" .. table.concat(alerts, ",") .. "]")
end

function done(summary, latency)
   local broken = summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout
   print(("RESULT %d %d %d %d %d %d"):format(summary.requests, summary.errors.status, broken, summary.duration,
      latency:percentile(50), latency:percentile(99)))
end
