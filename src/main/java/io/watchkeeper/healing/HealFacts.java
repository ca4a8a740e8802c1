package io.watchkeeper.healing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.vertx.mutiny.sqlclient.Row;
import io.watchkeeper.decision.Rulebook;
import io.watchkeeper.decision.content.RiskScenario;
import io.watchkeeper.decision.guard.GuardDecision;
import io.watchkeeper.decision.plan.EmergencyPlan;
import io.watchkeeper.facts.ActiveRun;
import io.watchkeeper.facts.Approval;
import io.watchkeeper.facts.BlockingEvent;
import io.watchkeeper.facts.CircuitBreaker;
import io.watchkeeper.facts.Fact;
import io.watchkeeper.facts.HealRequest;
import io.watchkeeper.facts.KillSwitch;
import io.watchkeeper.facts.RecentRuns;
import io.watchkeeper.facts.StormState;
import io.watchkeeper.facts.TargetHealth;

/** What was read as facts of one request. */
record HealFacts(HealRow record, HealSituations.Read read, HealRuns.Wish wish) {
    private static final String NAME = GuardDecision.SIGNAL;

    List<Fact> all(Rulebook rulebook) {
        var known = read.known();
        var facts = new ArrayList<Fact>();
        facts.add(request(rulebook));
        facts.add(runs(known));
        facts.add(health(known));
        facts.add(new StormState(
                NAME,
                known.getLong("opened"),
                HealSituations.WINDOW_SECONDS,
                HealSituations.seconds(known, "calm_seconds")));
        facts.add(killSwitch(known));
        facts.add(new CircuitBreaker(
                NAME,
                "scenario:" + record.scenario(),
                known.getBoolean("breaker_open"),
                known.getLong("breaker_failures")));
        inWay(known).ifPresent(facts::add);
        blocking(known).ifPresent(facts::add);
        read.changes().forEach(change -> facts.add(change.as(NAME)));
        record.answer()
                .ifPresent(answer -> facts.add(new Approval(
                        NAME, record.approved(), record.answeredBy().orElse(""))));
        return facts;
    }

    private HealRequest request(Rulebook rulebook) {
        var event = read.event();
        var known = read.known();
        return new HealRequest(
                NAME,
                record.scenario(),
                rulebook.catalogue()
                        .find(record.scenario())
                        .map(RiskScenario::domain)
                        .orElse(""),
                record.plan(),
                tier(rulebook),
                record.object(),
                record.objectKind(),
                first(event.getString("application"), known.getString("application")),
                first(known.getString("site"), ""),
                first(event.getString("environment"), known.getString("environment")),
                first(known.getString("importance"), "").toLowerCase(Locale.ROOT),
                Long.toString(record.event()),
                event.getString("state"),
                event.getString("grade"),
                event.getString("signal"),
                record.mode().name(),
                HealSituations.seconds(known, "mode_seconds"),
                wish.targets(),
                false,
                HealSituations.seconds(known, "evidence_seconds"),
                HealSituations.seconds(known, "open_seconds"),
                event.getLong("occurrences"),
                wish.reversible(),
                read.changes().size(),
                blocking(known).isPresent() ? 1 : 0,
                event.getString("workspace"),
                rulebook.calendar()
                        .at(event.getString("workspace"), read.at())
                        .map(Enum::name)
                        .orElse(""));
    }

    /** The graver of what the plan says and what a run of it is; that of a plan that there is not is the gravest. */
    private int tier(Rulebook rulebook) {
        var said = rulebook.plans().find(record.plan()).map(EmergencyPlan::tier).orElse(3);
        return Math.max(wish.tier(), said);
    }

    private static RecentRuns runs(Row known) {
        return new RecentRuns(
                NAME,
                known.getLong("target_hour"),
                known.getLong("target_day"),
                known.getLong("scenario_hour"),
                known.getLong("plan_running"),
                known.getLong("application_running"),
                known.getLong("site_running"),
                known.getLong("failures"),
                known.getLong("event_runs"),
                HealSituations.seconds(known, "success_seconds"),
                HealSituations.seconds(known, "end_seconds"));
    }

    private static TargetHealth health(Row known) {
        long total = known.getLong("total");
        long remaining = known.getLong("remaining");
        return new TargetHealth(
                NAME,
                total > 0,
                first(known.getString("redundancy_group"), ""),
                total,
                known.getLong("healthy"),
                remaining,
                total > 0 ? remaining * 100 / total : -1);
    }

    private static KillSwitch killSwitch(Row known) {
        var scope = known.getString("switch_scope");
        return scope == null
                ? new KillSwitch(NAME, "none", "", "")
                : new KillSwitch(
                        NAME,
                        scope.startsWith("scenario:") ? "scenario" : scope,
                        known.getString("switch_reason"),
                        known.getString("switch_by"));
    }

    private static Optional<Fact> inWay(Row known) {
        return Optional.ofNullable(known.getLong("way_run"))
                .map(run -> new ActiveRun(
                        NAME,
                        Long.toString(run),
                        known.getString("way_plan"),
                        known.getString("way_relation"),
                        known.getString("way_state")));
    }

    private static Optional<Fact> blocking(Row known) {
        return Optional.ofNullable(known.getLong("block_event"))
                .map(event -> new BlockingEvent(
                        NAME,
                        Long.toString(event),
                        known.getString("block_scenario"),
                        known.getString("block_object"),
                        known.getString("block_grade")));
    }

    private static String first(String text, String other) {
        var found = text == null || text.isEmpty() ? other : text;
        return found == null ? "" : found;
    }
}
