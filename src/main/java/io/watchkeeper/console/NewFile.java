package io.watchkeeper.console;

import io.watchkeeper.decision.plan.OperationFile;
import io.watchkeeper.decision.plan.PlanFile;

/** What a plan or an operation that there is not yet begins with. */
final class NewFile {
    private static final String PLAN =
            """
            code: %s
            name: {en: "", zh: ""}
            description: {en: "", zh: ""}
            tier: 1
            steps:
              - id: look
                en: "Look what happened."
                zh: "查看发生了什么。"
            """;
    private static final String OPERATION =
            """
            code: %s
            name: {en: "", zh: ""}
            about: {en: "", zh: ""}
            # PUBLISHED, DRAFT (no plan may use it yet) or DEPRECATED
            life: DRAFT
            # SSH, HTTP, HAPROXY, NGINX, PGBOUNCER, SQL, KUBERNETES, SCRIPT, WAIT, CHECK or NOTIFY: docs/plans.md says what each does
            kind: SSH
            connection: hosts
            does: ["systemctl", "restart", "--", "{service}"]
            parameters:
              service: {type: name, en: "its systemd unit", zh: "systemd 单元"}
            timeout: 2m
            # whether twice is as good as once
            idempotent: true
            # 0 for what only looks, else 1 to 3
            danger: 2
            """;

    private NewFile() {}

    static boolean may(String file) {
        return file.startsWith(PlanFile.FOLDER);
    }

    /** Empty for other files. */
    static String text(String file) {
        if (!may(file)) {
            return "";
        }
        var code = file.substring(file.lastIndexOf('/') + 1).replaceFirst("\\.yaml$", "");
        return (file.startsWith(OperationFile.FOLDER) ? OPERATION : PLAN).formatted(code);
    }
}
