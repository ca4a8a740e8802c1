package io.watchkeeper.decision.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.watchkeeper.decision.Problems;
import io.watchkeeper.decision.RulebookProblem;
import io.watchkeeper.decision.content.ChecksFile;
import io.watchkeeper.decision.diagnosis.CheckDefinition;
import io.watchkeeper.decision.diagnosis.EventFacts;

/** The least operations and plans, to be varied by tests. */
public final class SmallPlans {
    static final String RESTART =
            """
            code: RESTART
            name: {en: Restart, zh: 重启}
            about: {en: Restarts it, zh: 重启服务}
            kind: SSH
            connection: hosts
            does: [systemctl, restart, "{service}"]
            parameters:
              service: {type: name, en: the service, zh: 服务}
            idempotent: true
            danger: 2
            verify: LOOK
            """;
    static final String LOOK =
            """
            code: LOOK
            name: {en: Look, zh: 查看}
            about: {en: Looks at it, zh: 查看状态}
            kind: SSH
            connection: hosts
            does: [systemctl, is-active, "{service}"]
            parameters:
              service: {type: name, en: the service, zh: 服务}
            outputs:
              exit: {type: number, en: exit code, zh: 退出码}
              state: {type: name, en: the state, zh: 状态}
            idempotent: true
            danger: 0
            """;
    static final String DRAIN =
            """
            code: DRAIN
            name: {en: Drain, zh: 摘流}
            about: {en: No new requests, zh: 不再接收新请求}
            kind: HAPROXY
            connection: ${event.labels.haproxy|haproxy}
            does: ["set server {backend}/{server} state drain"]
            parameters:
              backend: {type: name, en: the backend, zh: 后端}
              server: {type: name, default: "${target.name}", en: the server, zh: 服务器}
            idempotent: true
            danger: 2
            undo: RETURN
            """;
    static final String RETURN = DRAIN.replace("DRAIN", "RETURN")
            .replace("state drain", "state ready")
            .replace("undo: RETURN\n", "");
    static final String KILL =
            """
            code: KILL
            name: {en: End a session, zh: 终止会话}
            about: {en: Ends it, zh: 终止会话}
            kind: SQL
            connection: database
            does: ["select pg_terminate_backend(:pid)"]
            parameters:
              pid: {type: number, en: the session, zh: 会话}
            danger: 1
            """;
    static final String PLAN =
            """
            code: TURN
            name: {en: Restart in turn, zh: 逐个重启}
            description: {en: One after the other, zh: 一个接一个}
            tier: 2
            parameters:
              service: {type: name, default: "${event.labels.service}", en: the service, zh: 服务}
              backend: {type: name, default: web, en: the backend, zh: 后端}
            targets: ["${event.object}"]
            batch: {first: 1, then: 5, tolerance: 1}
            checks:
              - {check: REACHED, with: {host: "${target.address}"}}
            steps:
              - {id: look, en: Look, zh: 查看, operation: LOOK, with: {service: "${parameters.service}"}}
              - {id: drain, en: Drain, zh: 摘流, operation: DRAIN, with: {backend: "${parameters.backend}"}}
              - id: restart
                en: Restart it
                zh: 重启
                operation: RESTART
                with: {service: "${parameters.service}"}
                when: {output: "${steps.look.exit}", is: [0, 3]}
                retry: {times: 2, pause: 3s}
              - {id: ask, en: "Is it well?", zh: "是否正常？", danger: 0, form: {note: {type: text, en: a note, zh: 备注}}}
            verify:
              - {check: FREE, must: ">= 20", within: 5m}
            """;
    static final String CHECKS =
            """
            code,name_en,name_zh,kind,source,ask,parameters,unit,timeout
            REACHED,Is it reached?,是否可达？,TCP,network,,host:host = ${event.object}; port:port = 22,ms,5s
            FREE,Is it free?,剩余空间？,PROMETHEUS,prometheus,node_free{instance=$instance},instance = ${event.labels.instance},%,5s
            """;

    private SmallPlans() {}

    static Map<String, String> files() {
        var files = new HashMap<String, String>();
        List.of(RESTART, LOOK, DRAIN, RETURN, KILL)
                .forEach(text -> files.put("plans/operations/" + code(text) + ".yaml", text));
        files.put("plans/TURN.yaml", PLAN);
        return files;
    }

    private static String code(String text) {
        return text.substring("code: ".length(), text.indexOf('\n'));
    }

    static Problems read(Map<String, String> files, List<PlanLibrary> into) {
        var problems = new Problems();
        var plans = new TreeMap<String, String>();
        var operations = new TreeMap<String, String>();
        files.forEach((path, text) -> (path.startsWith(OperationFile.FOLDER) ? operations : plans).put(path, text));
        var checks = new HashMap<String, CheckDefinition>();
        ChecksFile.read(CHECKS, problems.in(ChecksFile.PATH)).forEach(check -> checks.put(check.code(), check));
        var library = new PlanLibrary(PlanFile.read(plans, problems), OperationFile.read(operations, problems), checks);
        PlanReview.of(library, problems);
        into.add(library);
        return problems;
    }

    static List<RulebookProblem> problems(Map<String, String> files) {
        return read(files, new java.util.ArrayList<>()).found();
    }

    /** What is wrong where a passage of a file is another. */
    static List<RulebookProblem> problems(String path, String passage, String other) {
        var files = files();
        var text = files.get(path);
        if (!text.contains(passage)) {
            throw new AssertionError(path + " has no " + passage);
        }
        files.put(path, text.replace(passage, other));
        return problems(files);
    }

    public static PlanLibrary library(Map<String, String> files) {
        var libraries = new java.util.ArrayList<PlanLibrary>();
        var problems = read(files, libraries);
        if (!problems.found().isEmpty()) {
            throw new AssertionError(problems.found().toString());
        }
        return libraries.get(0);
    }

    public static PlanLibrary library() {
        return library(files());
    }

    static EventFacts event() {
        return EventFacts.of(
                Map.of("id", "7", "object", "web-1", "objectKind", "HOST", "startedAt", "2026-01-31T08:00:00Z"),
                Map.of("service", "shop", "instance", "web-1:9100"));
    }
}
