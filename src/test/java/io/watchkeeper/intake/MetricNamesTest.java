package io.watchkeeper.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MetricNamesTest {
    @Test
    void the_expression_is_found_in_the_url_and_decoded() {
        assertThat(
                        MetricNames.of(
                                "http://prom:9090/graph?g0.expr=node_filesystem_avail_bytes%7Bjob%3D%22node%22%7D+%3C+1e9&g0.tab=1"))
                .containsExactlyInAnyOrder("node_filesystem_avail_bytes", "node", "filesystem", "avail", "bytes");
    }

    @Test
    void functions_keywords_labels_numbers_and_durations_are_no_metrics() {
        assertThat(
                        MetricNames.inExpression(
                                """
                        sum by (instance, job) (rate(http_requests_total{code=~"5..", path="/a}b"}[5m] offset 1h))
                          / ignoring (code) group_left (team) sum without(code) (up) > bool 0.05 and on(job) absent(x) or -Inf"""))
                .containsExactlyInAnyOrder("http_requests_total", "http", "requests", "total", "up", "x");
    }

    @Test
    void names_are_lower_case_and_recorded_rules_are_split_too() {
        assertThat(MetricNames.inExpression("Job:Http_InProgress:sum"))
                .containsExactlyInAnyOrder("job:http_inprogress:sum", "job", "http", "inprogress", "sum");
    }

    @Test
    void text_in_quotes_is_no_metric() {
        assertThat(MetricNames.inExpression("label_replace(up, \"dst\", 'a\\'b', `src`, \"(.*)\")"))
                .containsExactly("up");
    }

    @Test
    void a_comment_is_no_metric() {
        assertThat(MetricNames.inExpression("# Without max_over_time, failed scrapes\nup # see below\n == 0"))
                .containsExactly("up");
    }

    @Test
    void what_is_no_expression_gives_no_metric() {
        assertThat(MetricNames.of("")).isEmpty();
        assertThat(MetricNames.of("https://grafana/alerting/grafana/abc/view")).isEmpty();
        assertThat(MetricNames.of("http://prom/graph?g0.expr=%ZZ")).isEmpty();
        assertThat(MetricNames.of("http://prom/graph?g0.expr=")).isEmpty();
    }

    @Test
    void unclosed_and_endless_expressions_are_survived() {
        assertThat(MetricNames.inExpression("up{a=\"b")).containsExactly("up");
        assertThat(MetricNames.inExpression("rate(up[5m")).containsExactly("up");
        assertThat(MetricNames.inExpression("by (")).isEmpty();
        assertThat(MetricNames.inExpression("'a\\")).isEmpty();
        assertThat(MetricNames.of("http://prom/graph?g0.expr=" + "a%2B".repeat(100_000)))
                .containsExactly("a");
        assertThat(MetricNames.inExpression(metrics(10_000))).hasSizeLessThanOrEqualTo(64);
    }

    private static String metrics(int count) {
        var expression = new StringBuilder();
        for (int n = 0; n < count; n++) {
            expression.append("metric").append(n).append(" + ");
        }
        return expression.toString();
    }
}
