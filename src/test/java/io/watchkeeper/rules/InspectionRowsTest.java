package io.watchkeeper.rules;

import static io.watchkeeper.rules.RuleTest.given;
import static io.watchkeeper.rules.Signals.inspection;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;

import io.watchkeeper.facts.ScenarioMatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code scenario/inspections.drl.csv}: examples for every row, in English and in Chinese. */
class InspectionRowsTest {
    /** Row, name of an inspection, kind of its object, scenario. */
    private static final String EXAMPLES =
            """
            An inspection of log cleaning finds logs that nobody cleans | log-rotation-present | application | INSPECTION-LOG-CLEANING
            An inspection of log cleaning finds logs that nobody cleans | 日志清理巡检 | application | INSPECTION-LOG-CLEANING
            An inspection of disks finds a capacity risk | DiskUsage | host | INSPECTION-DISK-CAPACITY
            An inspection of disks finds a capacity risk | 磁盘使用率巡检 | host | INSPECTION-DISK-CAPACITY
            An inspection of capacity finds a capacity risk | 容量水位巡检 | product | INSPECTION-DISK-CAPACITY
            An inspection of a page finds a broken page | LoginPageProbe | application | INSPECTION-PAGE
            An inspection of a page finds a broken page | 首页登录探测 | application | INSPECTION-PAGE
            An inspection of health finds an unhealthy object | ApplicationHealthCheck | application | INSPECTION-HEALTH
            An inspection of health finds an unhealthy object | 应用健康检查 | application | INSPECTION-HEALTH
            An inspection of certificates finds one that ends soon | tls_certificate_days_left | host | CERTIFICATE-EXPIRY
            An inspection of certificates finds one that ends soon | 证书有效期巡检 | host | CERTIFICATE-EXPIRY
            An inspection of replication finds a replica that falls behind | ReplicationLag | database | DATABASE-REPLICATION
            An inspection of replication finds a replica that falls behind | 主从延迟巡检 | database | DATABASE-REPLICATION
            An inspection of connections finds them used up | ConnectionsInUse | database | DATABASE-CONNECTIONS
            An inspection of inodes finds them used up | InodeUsage | host | HOST-DISK-INODES
            An inspection of name resolution finds names that do not resolve | DnsResolution | host | DNS-FAILURE
            A database that fails its health check is down | HealthCheck | database | DATABASE-DOWN
            """;

    static Stream<Arguments> examples() {
        return EXAMPLES.lines().map(line -> Arguments.of((Object[]) line.split(" \\| ")));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("examples")
    void a_row_recognises_its_example(String row, String name, String kind, String scenario) {
        given(inspection(name, kind, "FAILED")).fires(row).produces(new ScenarioMatch("", scenario));
    }

    @Test
    void every_row_has_an_example() {
        assertThat(examples().map(example -> example.get()[0].toString()).distinct())
                .containsExactlyInAnyOrderElementsOf(Tables.rows("scenario/inspections.drl.csv"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PASSED", "FAILED", "ERROR"})
    void a_good_result_finds_the_scenario_that_the_bad_one_found(String outcome) {
        given(inspection("DiskUsage", "host", outcome)).produces(new ScenarioMatch("", "INSPECTION-DISK-CAPACITY"));
    }
}
