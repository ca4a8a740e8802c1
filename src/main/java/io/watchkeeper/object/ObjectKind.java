package io.watchkeeper.object;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import io.watchkeeper.facts.Sentence;

/**
 * The kinds of objects: lower-case words with hyphens. The list is open; those that are known have names for people, and other spellings that mean them.
 */
public final class ObjectKind {
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    private static final String NONE = "object";
    private static final Map<String, Sentence> KNOWN = new LinkedHashMap<>();

    /** What senders call them. A label such as {@code instance} names a machine by its address. */
    private static final Map<String, String> SPELLINGS = Map.ofEntries(
            Map.entry("app", "application"),
            Map.entry("instance", "host"),
            Map.entry("hostname", "host"),
            Map.entry("server", "host"),
            Map.entry("machine", "host"),
            Map.entry("vm-name", "host"),
            Map.entry("db", "database"),
            Map.entry("svc", "service"),
            Map.entry("k8s-node", "node"),
            Map.entry("zone", "site"),
            Map.entry("idc", "site"),
            Map.entry("job-name", "job"));

    static {
        known("application", "application", "应用");
        known("product", "product", "产品");
        known("service", "service", "服务");
        known("host", "host", "主机");
        known("database", "database", "数据库");
        known("cache", "cache", "缓存");
        known("queue", "message queue", "消息队列");
        known("gateway", "gateway", "网关");
        known("cluster", "cluster", "集群");
        known("namespace", "namespace", "命名空间");
        known("node", "node", "节点");
        known("deployment", "deployment", "无状态负载");
        known("statefulset", "stateful set", "有状态负载");
        known("daemonset", "daemon set", "守护进程集");
        known("pod", "pod", "容器组");
        known("job", "job", "任务");
        known("site", "site", "机房");
        known("link", "network link", "网络链路");
        known("device", "device", "设备");
    }

    private ObjectKind() {}

    /** The codes that have names for people, in the order of lists. */
    public static List<String> known() {
        return List.copyOf(KNOWN.keySet());
    }

    /** What people call the kind; a kind of their own is called by its code. */
    public static Sentence name(String code) {
        return KNOWN.getOrDefault(code, new Sentence(code, code));
    }

    /** The code that a text means; empty for one that is no kind. */
    public static Optional<String> parse(String text) {
        var code = text.strip().toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
        var kind = SPELLINGS.getOrDefault(code, code);
        return Optional.of(kind).filter(found -> FORM.matcher(found).matches());
    }

    /** The same for what senders write: there is always a code. */
    public static String learned(String text) {
        var letters = text.strip().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        var trimmed = letters.replaceAll("^[^a-z]+|-+$", "");
        return parse(trimmed.substring(0, Math.min(40, trimmed.length()))).orElse(NONE);
    }

    private static void known(String code, String en, String zh) {
        KNOWN.put(code, new Sentence(en, zh));
    }
}
