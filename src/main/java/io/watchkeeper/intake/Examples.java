package io.watchkeeper.intake;

/** Bodies for the API's description. */
final class Examples {
    static final String ALERTMANAGER =
            """
            {"version":"4","groupKey":"{}:{alertname=\\"NodeDiskAlmostFull\\"}","truncatedAlerts":0,"status":"firing",
             "receiver":"watchkeeper","groupLabels":{"alertname":"NodeDiskAlmostFull"},"commonLabels":{},
             "commonAnnotations":{},"externalURL":"http://alertmanager:9093","notification_reason":"first notification",
             "alerts":[{"status":"firing",
               "labels":{"alertname":"NodeDiskAlmostFull","instance":"db-7:9100","severity":"critical","env":"prod"},
               "annotations":{"summary":"Disk of db-7 is 93 % full"},
               "startsAt":"2026-11-23T03:00:00Z","endsAt":"0001-01-01T00:00:00Z",
               "generatorURL":"http://prometheus:9090/graph?g0.expr=node_filesystem_avail_bytes+%3C+1e9",
               "fingerprint":"14f2e3b0c5d6a798"}]}""";

    static final String ALERTS =
            """
            [{"labels":{"alertname":"PaymentErrors","service":"payment","severity":"critical","env":"prod"},
              "annotations":{"summary":"7 % of payments fail"},"startsAt":"2026-11-23T03:00:00Z"}]""";

    static final String PROMETHEUS =
            """
            [{"labels":{"alertname":"InstanceDown","instance":"web-1:9100","job":"node","severity":"page"},
              "annotations":{"summary":"web-1 does not answer"},
              "startsAt":"2026-11-23T03:00:00.123Z","endsAt":"2026-11-23T03:04:00.123Z",
              "generatorURL":"http://prometheus:9090/graph?g0.expr=up+%3D%3D+0&g0.tab=1"}]""";

    static final String INSPECTIONS =
            """
            {"inspection":"certificate-expiry","runId":"2026-11-23","outcome":"FAILED",
             "object":{"kind":"host","name":"web-1","application":"shop","product":"retail","site":"east"},
             "observedAt":"2026-11-23T03:00:00Z","value":6,"unit":"d",
             "summary":"The certificate of shop.example expires in 6 days","advice":"Renew it","labels":{"env":"prod"}}""";

    static final String ANSWER =
            """
            {"received":2,"results":[{"index":0,"outcome":"DECIDED","signalId":"1001","eventId":"17"},
              {"index":1,"outcome":"REJECTED","errors":[{"pointer":"/alerts/1/startsAt","code":"FAR_DATE",
                "value":"1970-01-01T00:00:00Z","allowed":"2000-01-01T00:00:00Z to 2026-11-24T03:00:00Z",
                "message":{"en":"This is before 2000 or more than a day in the future.",
                           "zh":"时间早于 2000 年，或比当前时间晚一天以上。"}}]}]}""";

    private Examples() {}
}
