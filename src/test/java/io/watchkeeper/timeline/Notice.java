package io.watchkeeper.timeline;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** One member of a webhook post: an alert that fires or is resolved, in an episode that began some minutes after the line's start. */
record Notice(String alert, String host, boolean firing, int since, int until) {
    static Notice firing(String alert, String host, int since) {
        return new Notice(alert, host, true, since, 0);
    }

    static Notice resolved(String alert, String host, int since, int until) {
        return new Notice(alert, host, false, since, until);
    }

    Map<String, Object> member(Instant start) {
        var member = new LinkedHashMap<String, Object>();
        member.put("status", firing ? "firing" : "resolved");
        member.put(
                "labels", Map.of("alertname", alert, "severity", "warning", "instance", host + ":9100", "job", "node"));
        member.put("annotations", Map.of("summary", alert + " on " + host));
        member.put("startsAt", minutes(start, since));
        member.put("endsAt", firing ? "0001-01-01T00:00:00Z" : minutes(start, until));
        member.put("generatorURL", "http://prometheus:9090/graph?g0.expr=up+%3D%3D+0");
        member.put("fingerprint", Integer.toHexString((alert + host).hashCode()));
        return member;
    }

    private static String minutes(Instant start, int minutes) {
        return start.plusSeconds(60L * minutes).toString();
    }
}
