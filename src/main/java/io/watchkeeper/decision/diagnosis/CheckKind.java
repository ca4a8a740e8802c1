package io.watchkeeper.decision.diagnosis;

import static io.watchkeeper.decision.diagnosis.Parameter.choice;
import static io.watchkeeper.decision.diagnosis.Parameter.needed;
import static io.watchkeeper.decision.diagnosis.Parameter.possible;
import static io.watchkeeper.decision.diagnosis.ParameterType.DURATION;
import static io.watchkeeper.decision.diagnosis.ParameterType.HOST;
import static io.watchkeeper.decision.diagnosis.ParameterType.PATH;
import static io.watchkeeper.decision.diagnosis.ParameterType.PORT;
import static io.watchkeeper.decision.diagnosis.ParameterType.TEXT;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.watchkeeper.facts.Sentence;

/** The ways in which the service can measure: the one list that validation, documentation and pages are made from. */
public enum CheckKind {
    PROMETHEUS(
            Asks.TEXT,
            true,
            List.of(
                    possible("range", DURATION, "look back so far and take one value of the series", "回看时长，从序列中取一个值"),
                    choice("take", List.of("last", "max", "min", "avg"), "which value of the series", "取序列中的哪个值"),
                    choice("at", List.of("now", "event"), "the moment of the query", "查询时刻：现在或事件首次发生时")),
            new Sentence("a PromQL query; $name in it is a matcher's value", "PromQL 查询，其中 $name 是标签匹配的值")),
    HTTP(
            Asks.TEXT,
            true,
            List.of(
                    choice(
                            "read",
                            List.of("status", "millis", "text", "json"),
                            "what of the answer is the result",
                            "以响应的哪一部分为结果"),
                    possible("json", TEXT, "path into the answer, such as $.status", "响应中的路径，例如 $.status"),
                    possible(
                            "contains",
                            TEXT,
                            "the result is 1 where the answer holds this text, else 0",
                            "响应包含该文本时结果为 1，否则为 0")),
            new Sentence(
                    "a path below the source's address; {name} in it is one segment", "来源地址下的路径，其中 {name} 是一个路径段")),
    TCP(
            Asks.NOTHING,
            false,
            List.of(needed("host", HOST, "whom to connect to", "连接的主机"), needed("port", PORT, "the port", "端口")),
            new Sentence("milliseconds until a connection is open", "建立连接所需的毫秒数")),
    DNS(
            Asks.NOTHING,
            false,
            List.of(needed("name", HOST, "the name to be resolved", "要解析的名称")),
            new Sentence("how many addresses a name has", "名称解析出的地址数量")),
    CERTIFICATE(
            Asks.NOTHING,
            false,
            List.of(needed("host", HOST, "whom to connect to", "连接的主机"), needed("port", PORT, "the port", "端口")),
            new Sentence("days until the certificate that is shown expires", "所出示证书的剩余天数")),
    SQL(
            Asks.TEXT,
            true,
            List.of(),
            new Sentence(
                    "one query that reads; :name in it is a bound value, its first column the result",
                    "一条只读查询，其中 :name 是绑定值，首列为结果")),
    EVENTS(
            Asks.NOTHING,
            false,
            List.of(
                    choice(
                            "count",
                            List.of(
                                    "open-on-object",
                                    "open-upstream",
                                    "opened-of-scenario",
                                    "opened-everywhere",
                                    "runs",
                                    "changes"),
                            "which events, the event itself left out; or runs of plans on the object and what it needs, or changes that cover it",
                            "统计哪些事件（不含本事件），或该对象及其上游的预案执行（runs）、涉及该对象的变更（changes）"),
                    possible("scenario", ParameterType.NAME, "only events of this scenario", "只统计该场景的事件"),
                    possible(
                            "within",
                            DURATION,
                            "only those so lately; an hour for runs and changes where left out",
                            "只统计最近的；预案执行与变更默认为一小时")),
            new Sentence(
                    "how many risk events, runs of plans or changes Watchkeeper knows",
                    "Watchkeeper 已知的风险事件、预案执行或变更的数量")),
    SSH(
            Asks.TEXT,
            true,
            List.of(
                    needed("host", HOST, "where the command runs", "执行命令的主机"),
                    choice(
                            "read",
                            List.of("text", "number", "exit"),
                            "what is the result: the last line, the first number in it, or the exit code",
                            "以何为结果：最后一行、其中的第一个数字或退出码")),
            new Sentence(
                    "a command that only reads, one argument a line; {name} is a whole argument",
                    "只读命令，每行一个参数，其中 {name} 是一个完整的参数")),
    LOG(
            Asks.TEXT,
            true,
            List.of(
                    needed("host", HOST, "where the file is", "文件所在的主机"),
                    needed("file", PATH, "the file", "文件"),
                    choice(
                            "last",
                            List.of("1m", "100k", "10m"),
                            "so many bytes at the end of the file are searched",
                            "在文件末尾多少字节中查找"),
                    choice(
                            "read",
                            List.of("count", "line"),
                            "the number of lines that match, or the last of them",
                            "匹配的行数，或其中最后一行")),
            new Sentence(
                    "an RE2 pattern for lines of a file; {name} in it is text as it is",
                    "用于匹配文件行的 RE2 表达式，其中 {name} 按原文匹配")),
    KUBERNETES(
            Asks.NOTHING,
            false,
            List.of(
                    choice(
                            "object",
                            List.of("pod", "node", "deployment", "statefulset", "daemonset", "job"),
                            "the kind of object",
                            "对象类型"),
                    possible("namespace", ParameterType.NAME, "where it stands; nothing for a node", "所在命名空间；节点不填"),
                    needed("name", ParameterType.NAME, "what it is called", "名称"),
                    choice(
                            "read",
                            List.of(
                                    "phase",
                                    "condition",
                                    "waiting",
                                    "terminated",
                                    "restarts",
                                    "missing",
                                    "events",
                                    "event"),
                            "what is the result: its phase; the status of a condition; why a container waits, or has ended (none where it does not); restarts; replicas that are not ready; the number of events; the latest event",
                            "以何为结果：阶段、某条件的状态、容器等待或终止的原因（没有则为 none）、重启次数、未就绪副本数、事件数量、最近事件"),
                    possible("of", ParameterType.NAME, "the condition, or the reason of the events", "条件名，或事件的原因"),
                    possible("within", DURATION, "only events so lately; an hour where left out", "只看最近的事件，默认一小时")),
            new Sentence(
                    "an object of a Kubernetes cluster, or what the cluster tells of it", "Kubernetes 集群中的对象及其事件")),
    ELASTICSEARCH(
            Asks.TEXT,
            true,
            List.of(
                    possible(
                            "last",
                            DURATION,
                            "only lines so lately; a quarter of an hour where left out",
                            "只看最近的日志，默认十五分钟"),
                    choice(
                            "read",
                            List.of("count", "line"),
                            "the number of lines that are so, or the latest of them",
                            "符合条件的行数，或其中最近一行")),
            new Sentence(
                    "conditions on lines of a log, one a line: field = text, field != text, field ~ words in it; {name} is a whole text",
                    "对日志行的条件，每行一个：field = 文本、field != 文本、field ~ 包含的词句；{name} 是一个完整的文本")),
    SCRIPT(
            Asks.TEXT,
            true,
            List.of(choice(
                    "read",
                    List.of("text", "number", "exit"),
                    "what is the result: the last line, the first number in it, or the exit code",
                    "以何为结果：最后一行、其中的第一个数字或退出码")),
            new Sentence("the name of a script of the script directory", "脚本目录中某个脚本的名称"));

    private final Asks asks;
    private final boolean free;
    private final List<Parameter> parameters;
    private final Sentence about;

    /** Whether a check of the kind has a text to ask with. */
    public enum Asks {
        TEXT,
        NOTHING
    }

    CheckKind(Asks asks, boolean free, List<Parameter> parameters, Sentence about) {
        this.asks = asks;
        this.free = free;
        this.parameters = parameters;
        this.about = about;
    }

    public static Optional<CheckKind> named(String word) {
        return Stream.of(values()).filter(kind -> kind.name().equals(word)).findFirst();
    }

    public Asks asks() {
        return asks;
    }

    /** Whether a check may have parameters of its own beside those of the kind: values for its text. */
    public boolean free() {
        return free;
    }

    public List<Parameter> parameters() {
        return parameters;
    }

    public Optional<Parameter> parameter(String name) {
        return parameters.stream().filter(known -> known.name().equals(name)).findFirst();
    }

    /** Whether it measures at a source that operators configure; the others ask Watchkeeper itself, or run on its node. */
    public boolean hasSource() {
        return this != EVENTS && this != SCRIPT;
    }

    public Sentence about() {
        return about;
    }
}
