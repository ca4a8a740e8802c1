package io.watchkeeper.diagnosis.check;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import io.watchkeeper.decision.diagnosis.CheckKind;
import io.watchkeeper.facts.Sentence;

/** What operators configure for checks to ask. */
public enum SourceKind {
    PROMETHEUS(
            Set.of(CheckKind.PROMETHEUS),
            List.of("url"),
            List.of("user"),
            new Sentence(
                    "A Prometheus server; the secret is a token, or the password of the user.",
                    "Prometheus 服务器；密钥为令牌或用户密码。")),
    HTTP(
            Set.of(CheckKind.HTTP),
            List.of("url"),
            List.of("user", "sign", SourceKind.ACT),
            new Sentence(
                    "A web address below which checks ask; the secret as for Prometheus, or what signs requests.",
                    "检查所访问的网址前缀；密钥同 Prometheus，或用于请求签名。")),
    NETWORK(
            Set.of(CheckKind.TCP, CheckKind.DNS, CheckKind.CERTIFICATE),
            List.of("hosts"),
            List.of("ports"),
            new Sentence(
                    "Hosts that checks may connect to: names, *.domains and networks such as 10.0.0.0/8, parted by blanks.",
                    "允许检查连接的主机：主机名、*.域名、网段（如 10.0.0.0/8），以空格分隔。")),
    POSTGRESQL(
            Set.of(CheckKind.SQL),
            List.of("host", "database", "user"),
            List.of("port", "tls", SourceKind.ACT),
            new Sentence(
                    "A PostgreSQL database; give a user that may only read, unless plans act through it. The secret is the password.",
                    "PostgreSQL 数据库；除非预案需要通过它操作，请使用只读用户，密钥为其密码。")),
    MYSQL(
            Set.of(CheckKind.SQL),
            List.of("host", "database", "user"),
            List.of("port", "tls"),
            new Sentence(
                    "A MySQL or MariaDB database; give a user that may only read. The secret is the password.",
                    "MySQL 或 MariaDB 数据库；请使用只读用户，密钥为其密码。")),
    SSH(
            Set.of(CheckKind.SSH, CheckKind.LOG),
            List.of("hosts", "user", "hostKeys"),
            List.of("port", "programs", "logs", "upstreams", "nginx", "pools", "pgbouncer", SourceKind.ACT),
            new Sentence(
                    "Hosts on which commands run: names, *.domains and networks, and their keys as ssh-keyscan prints them. The secret is a private key or a password.",
                    "可执行命令的主机：主机名、*.域名、网段，以及 ssh-keyscan 输出的主机公钥；密钥为私钥或密码。")),
    HAPROXY(
            Set.of(),
            List.of("address"),
            List.of(SourceKind.ACT),
            new Sentence(
                    "The runtime API of HAProxy: host:port, or the path of its socket on the machine of the service.",
                    "HAProxy 运行时接口：host:port，或本机上的套接字路径。")),
    KUBERNETES(
            Set.of(CheckKind.KUBERNETES),
            List.of("url"),
            List.of("ca", "namespaces", "learn", SourceKind.ACT),
            new Sentence(
                    "The API of a Kubernetes cluster; the secret is the token of a service account.",
                    "Kubernetes 集群接口；密钥为服务账号令牌。")),
    ELASTICSEARCH(
            Set.of(CheckKind.ELASTICSEARCH),
            List.of("url", "index"),
            List.of("user", "time", "message"),
            new Sentence(
                    "Logs in Elasticsearch, and which indexes of it checks may search; the secret as for Prometheus.",
                    "Elasticsearch 中的日志，及允许检查搜索的索引；密钥同 Prometheus。")),
    WEBHOOK(
            Set.of(),
            List.of("url"),
            List.of(SourceKind.ACT),
            new Sentence("A web address that plans send messages to; the secret signs them.", "预案发送消息的网址；密钥用于签名。"));

    /** The setting without which a source may be asked, and plans may do nothing through it. */
    public static final String ACT = "act";

    private final Set<CheckKind> serves;
    private final List<String> needed;
    private final List<String> possible;
    private final Sentence about;

    SourceKind(Set<CheckKind> serves, List<String> needed, List<String> possible, Sentence about) {
        this.serves = serves;
        this.needed = needed;
        this.possible = possible;
        this.about = about;
    }

    public static Optional<SourceKind> named(String word) {
        return Stream.of(values()).filter(kind -> kind.name().equals(word)).findFirst();
    }

    boolean serves(CheckKind kind) {
        return serves.contains(kind);
    }

    /** Settings that it must have. */
    public List<String> needed() {
        return needed;
    }

    /** Settings that it may have besides. */
    public List<String> possible() {
        return possible;
    }

    /** All of them, those that it must have first. */
    public List<SourceSetting> settings() {
        return Stream.concat(
                        needed.stream().map(key -> SourceSetting.of(key, true)),
                        possible.stream().map(key -> SourceSetting.of(key, false)))
                .toList();
    }

    public Sentence about() {
        return about;
    }
}
