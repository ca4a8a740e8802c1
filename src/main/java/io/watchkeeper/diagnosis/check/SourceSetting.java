package io.watchkeeper.diagnosis.check;

import java.util.Map;

import io.watchkeeper.facts.Sentence;

/**
 * A setting of a source, for who fills it in.
 *
 * @param large whether it has several lines
 */
public record SourceSetting(String key, boolean needed, boolean large, Sentence about) {
    private static final Map<String, Sentence> ABOUT = Map.ofEntries(
            about("url", "web address, without a user or a query", "网址，不含用户名与查询部分"),
            about("user", "user name", "用户名"),
            about("sign", "hmac-sha256 where the secret signs instead of being sent", "填 hmac-sha256 时密钥只用于签名，不发送"),
            about(
                    SourceKind.ACT,
                    "yes lets plans act through it; anything else lets checks ask only",
                    "填 yes 允许预案通过它操作，否则只供检查使用"),
            about(
                    "hosts",
                    "names, *.domains, addresses and networks such as 10.0.0.0/8, parted by blanks",
                    "主机名、*.域名、地址与网段（如 10.0.0.0/8），以空格分隔"),
            about("ports", "all where left out, parted by blanks", "以空格分隔，留空表示全部"),
            about("host", "name or address", "主机名或地址"),
            about("port", "the usual one where left out", "留空使用默认端口"),
            about("database", "name of the database", "数据库名"),
            about("tls", "off, or verify", "off 或 verify"),
            about(
                    "learn",
                    "yes lists its nodes, namespaces and what is deployed as unconfirmed objects",
                    "填 yes 将其节点、命名空间和部署列为未确认的对象"),
            about("index", "indexes that may be searched, such as logs-*, parted by commas", "允许搜索的索引，例如 logs-*，以逗号分隔"),
            about("time", "field of the time; @timestamp where left out", "时间字段，留空为 @timestamp"),
            about("message", "field that is shown of a line; message where left out", "日志内容字段，留空为 message"),
            about(
                    "address",
                    "host:port, or the path of a socket on the machine of the service",
                    "host:port，或本机上的套接字路径"),
            about("ca", "certificates in PEM, where the platform does not know them", "PEM 证书，仅在系统不信任时需要"),
            about("namespaces", "the only ones that are reached, parted by blanks", "仅允许的命名空间，以空格分隔"),
            about("hostKeys", "as ssh-keyscan prints them, a line each", "ssh-keyscan 的输出，每行一个"),
            about("programs", "that checks may run, parted by blanks; none where left out", "允许检查运行的程序，以空格分隔；留空表示没有"),
            about(
                    "logs",
                    "folders that checks may read, parted by blanks; /var/log where left out",
                    "允许检查读取的目录，以空格分隔；留空为 /var/log"),
            about(
                    "upstreams",
                    "folder of the upstream files of nginx that plans may change",
                    "允许预案修改的 nginx upstream 文件目录"),
            about(
                    "nginx",
                    "how nginx is called there, such as sudo -n /usr/sbin/nginx",
                    "nginx 的调用方式，例如 sudo -n /usr/sbin/nginx"),
            about(
                    "pools",
                    "folder of the files that say where pools of PgBouncer lead, which plans may change",
                    "允许预案修改的 PgBouncer 连接池指向文件目录"),
            about(
                    "pgbouncer",
                    "how psql is called there to reach PgBouncer; psql -h /var/run/postgresql -p 6432 -U postgres where left out",
                    "在该主机上用 psql 连接 PgBouncer 的方式；留空为 psql -h /var/run/postgresql -p 6432 -U postgres"));

    private static Map.Entry<String, Sentence> about(String key, String en, String zh) {
        return Map.entry(key, new Sentence(en, zh));
    }

    static SourceSetting of(String key, boolean needed) {
        return new SourceSetting(key, needed, key.equals("hostKeys") || key.equals("ca"), ABOUT.get(key));
    }
}
