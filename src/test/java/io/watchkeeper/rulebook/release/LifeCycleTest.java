package io.watchkeeper.rulebook.release;

import static io.watchkeeper.rulebook.RulebookVersion.State.APPROVED;
import static io.watchkeeper.rulebook.RulebookVersion.State.DRAFT;
import static io.watchkeeper.rulebook.RulebookVersion.State.PUBLISHED;
import static io.watchkeeper.rulebook.RulebookVersion.State.REJECTED;
import static io.watchkeeper.rulebook.RulebookVersion.State.RETIRED;
import static io.watchkeeper.rulebook.RulebookVersion.State.SUBMITTED;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import io.watchkeeper.access.Grants;
import io.watchkeeper.rulebook.RulebookStep.Kind;
import io.watchkeeper.rulebook.RulebookVersion.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class LifeCycleTest {
    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");
    private static final Demand SUBMIT = new Demand.Submit("", role("analyst"));
    private static final Demand APPROVE = new Demand.Approve("");
    private static final Demand REJECT = new Demand.Reject("too loose");
    private static final Demand PUBLISH = new Demand.Publish("", Optional.empty());
    private static final Demand ROLLBACK = new Demand.Rollback("false alarms");
    private static final List<String> GRADING = List.of("grading/grading.drl.csv");

    @Test
    void a_draft_is_submitted_also_by_its_author() {
        assertThat(on(DRAFT, "li", SUBMIT)).isEqualTo(new Outcome.Moved(SUBMITTED, Kind.SUBMIT));
    }

    @Test
    void where_nobody_has_to_approve_it_is_approved_at_once() {
        var asked = life(standing(DRAFT), Map.of("grading", "none"), GRADING, "li");
        assertThat(asked.on(SUBMIT)).isEqualTo(new Outcome.Moved(APPROVED, Kind.SUBMIT));
    }

    @Test
    void one_area_that_needs_an_approval_is_enough_to_need_one() {
        var files = List.of("grading/grading.drl.csv", "plans/DISK-CLEAN.yaml");
        var asked = life(standing(DRAFT), Map.of("grading", "none"), files, "li");
        assertThat(asked.on(SUBMIT)).isEqualTo(new Outcome.Moved(SUBMITTED, Kind.SUBMIT));
    }

    @Test
    void a_version_that_changes_nothing_needs_an_approval_all_the_same() {
        var asked = life(standing(DRAFT), Map.of("grading", "none"), List.of(), "li");
        assertThat(asked.on(SUBMIT)).isEqualTo(new Outcome.Moved(SUBMITTED, Kind.SUBMIT));
    }

    @Test
    void an_operator_submits_plans_and_operations_and_nothing_else() {
        var operator = new Demand.Submit("", role("operator"));
        var plans = List.of("plans/DISK-CLEAN.yaml", "plans/operations/SSH-LOGS-CLEAN.yaml");
        assertThat(life(standing(DRAFT), Map.of(), plans, "li").on(operator))
                .isEqualTo(new Outcome.Moved(SUBMITTED, Kind.SUBMIT));

        var more = List.of("plans/DISK-CLEAN.yaml", "grading/grading.drl.csv", "thesaurus.csv");
        assertThat(life(standing(DRAFT), Map.of(), more, "li").on(operator))
                .isEqualTo(new Outcome.NotTheirs(new TreeSet<>(Set.of("content", "grading"))));
        assertThat(life(standing(DRAFT), Map.of(), more, "li").on(SUBMIT))
                .isEqualTo(new Outcome.Moved(SUBMITTED, Kind.SUBMIT));
        assertThat(life(standing(DRAFT), Map.of(), plans, "li").on(new Demand.Submit("", role("viewer"))))
                .isInstanceOf(Outcome.NotTheirs.class);
    }

    @Test
    void another_person_approves_and_nobody_their_own_work() {
        assertThat(on(SUBMITTED, "wang", APPROVE)).isEqualTo(new Outcome.Moved(APPROVED, Kind.APPROVE));
        assertThat(on(SUBMITTED, "li", APPROVE)).isEqualTo(new Outcome.OwnWork());
        assertThat(on(SUBMITTED, "editor", APPROVE)).isEqualTo(new Outcome.OwnWork());
        assertThat(on(SUBMITTED, "li", REJECT)).isEqualTo(new Outcome.OwnWork());
    }

    @Test
    void where_names_are_named_only_those_approve() {
        var policies = Map.of("grading", "zhao, wang");
        assertThat(life(standing(SUBMITTED), policies, GRADING, "chen").on(APPROVE))
                .isEqualTo(new Outcome.NotAsked(Set.of("wang", "zhao")));
        assertThat(life(standing(SUBMITTED), policies, GRADING, "wang").on(APPROVE))
                .isEqualTo(new Outcome.Moved(APPROVED, Kind.APPROVE));
    }

    @Test
    void each_area_is_approved_by_those_who_answer_for_it() {
        var files = List.of("grading/grading.drl.csv", "scenario/scenario.drl");
        var policies = Map.of("grading", "wang", "scenario", "zhao");
        assertThat(life(standing(SUBMITTED), policies, files, "wang").on(APPROVE))
                .isEqualTo(new Outcome.Awaits(Kind.APPROVE));

        var half = new Standing(SUBMITTED, false, Optional.empty(), Set.of("li"), Set.of("wang"));
        assertThat(life(half, policies, files, "wang").on(APPROVE)).isEqualTo(new Outcome.NotAsked(Set.of("zhao")));
        assertThat(life(half, policies, files, "zhao").on(APPROVE))
                .isEqualTo(new Outcome.Moved(APPROVED, Kind.APPROVE));
    }

    @Test
    void what_is_rejected_or_rolled_back_has_a_reason() {
        assertThat(on(SUBMITTED, "wang", REJECT)).isEqualTo(new Outcome.Moved(REJECTED, Kind.REJECT));
        assertThat(on(APPROVED, "wang", REJECT)).isEqualTo(new Outcome.Moved(REJECTED, Kind.REJECT));
        assertThat(on(SUBMITTED, "wang", new Demand.Reject(" "))).isEqualTo(new Outcome.ReasonMissing());
        assertThat(on(RETIRED, "wang", ROLLBACK)).isEqualTo(new Outcome.GoesLive(Kind.ROLLBACK));
        assertThat(on(RETIRED, "wang", new Demand.Rollback(""))).isEqualTo(new Outcome.ReasonMissing());
    }

    @Test
    void what_is_approved_goes_live_now_or_at_a_time_to_come() {
        var tonight = NOON.plusSeconds(36_000);
        assertThat(on(APPROVED, "wang", PUBLISH)).isEqualTo(new Outcome.GoesLive(Kind.PUBLISH));
        assertThat(on(APPROVED, "wang", at(NOON.minusSeconds(1)))).isEqualTo(new Outcome.GoesLive(Kind.PUBLISH));
        assertThat(on(APPROVED, "wang", at(tonight))).isEqualTo(new Outcome.Scheduled(tonight));

        var scheduled = new Standing(APPROVED, false, Optional.of(tonight), Set.of("li"), Set.of("wang"));
        assertThat(life(scheduled, Map.of(), GRADING, "wang").on(at(tonight)))
                .isEqualTo(new Outcome.AlreadyDone(APPROVED));
        assertThat(life(scheduled, Map.of(), GRADING, "wang").on(at(tonight.plusSeconds(60))))
                .isEqualTo(new Outcome.Scheduled(tonight.plusSeconds(60)));
        assertThat(life(scheduled, Map.of(), GRADING, "wang").on(PUBLISH))
                .isEqualTo(new Outcome.GoesLive(Kind.PUBLISH));
    }

    @Test
    void what_decides_is_not_rolled_back_to() {
        var live = new Standing(PUBLISHED, true, Optional.empty(), Set.of("li"), Set.of("wang"));
        assertThat(life(live, Map.of(), GRADING, "wang").on(ROLLBACK)).isEqualTo(new Outcome.AlreadyDone(PUBLISHED));
    }

    @ParameterizedTest
    @EnumSource(value = State.class, mode = Mode.EXCLUDE, names = "DRAFT")
    void only_a_draft_is_submitted(State state) {
        assertThat(on(state, "wang", SUBMIT)).isEqualTo(new Outcome.WrongState(state, Set.of(DRAFT)));
    }

    @ParameterizedTest
    @EnumSource(value = State.class, mode = Mode.EXCLUDE, names = "SUBMITTED")
    void only_what_is_submitted_is_approved(State state) {
        assertThat(on(state, "wang", APPROVE)).isEqualTo(new Outcome.WrongState(state, Set.of(SUBMITTED)));
    }

    @ParameterizedTest
    @EnumSource(value = State.class, mode = Mode.EXCLUDE, names = "APPROVED")
    void only_what_is_approved_is_published(State state) {
        assertThat(on(state, "wang", PUBLISH)).isEqualTo(new Outcome.WrongState(state, Set.of(APPROVED)));
    }

    @ParameterizedTest
    @EnumSource(
            value = State.class,
            mode = Mode.EXCLUDE,
            names = {"PUBLISHED", "RETIRED"})
    void only_what_has_decided_and_is_sound_is_rolled_back_to(State state) {
        assertThat(on(state, "wang", ROLLBACK)).isInstanceOf(Outcome.WrongState.class);
    }

    private static Demand at(Instant moment) {
        return new Demand.Publish("", Optional.of(moment));
    }

    private static Outcome on(State state, String person, Demand demand) {
        return life(standing(state), Map.of(), GRADING, person).on(demand);
    }

    private static Grants role(String role) {
        return Grants.of(Map.of("default", Set.of(role)));
    }

    private static Standing standing(State state) {
        return new Standing(state, false, Optional.empty(), Set.of("li", "editor"), Set.of());
    }

    private static LifeCycle life(Standing standing, Map<String, String> policies, List<String> files, String person) {
        return new LifeCycle(standing, Approvals.of(policies, files), person, NOON);
    }
}
