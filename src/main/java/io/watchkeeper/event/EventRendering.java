package io.watchkeeper.event;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.watchkeeper.decision.Grade;
import io.watchkeeper.decision.ObjectReference;
import io.watchkeeper.decision.Reason;
import io.watchkeeper.decision.Rulebook;
import io.watchkeeper.decision.Verdict;
import io.watchkeeper.decision.content.RiskScenario;
import io.watchkeeper.decision.diagnosis.Cause;
import io.watchkeeper.decision.plan.EmergencyPlan;
import io.watchkeeper.facts.Sentence;

/** Turns rows into what people see, in the words of a rulebook. What that one no longer knows is called by its code. */
record EventRendering(Rulebook rulebook, TriedPlans tried) {
    /** A newer release of the service may have written more. */
    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    /** Reason of a grade that a person gave; not the rulebook's, because no rule answers it. */
    private static final String GRADED_BY_PERSON = "GRADED_BY_PERSON";

    static Reason gradedBy(String person, Grade before) {
        return new Reason(GRADED_BY_PERSON, new TreeMap<>(Map.of("person", person, "before", before.name())));
    }

    RiskEventView inList(RiskEventEntity row) {
        return view(row, null, null, null);
    }

    RiskEventView whole(RiskEventEntity row, List<EventEntryEntity> entries) {
        return view(row, entries.stream().map(EventRendering::entry).toList(), null, null);
    }

    RiskEventView whole(RiskEventEntity row, List<EventEntryEntity> entries, BesideEvents.Beside beside) {
        var own = entries.stream().map(EventRendering::entry).toList();
        var runs = beside.runs().stream()
                .map(run -> new RiskEventView.Run(run.id(), plan(run.plan()), run.state()))
                .toList();
        return view(row, ChangeLines.among(own, beside.changes()), beside.sameCause(), runs);
    }

    private RiskEventView view(
            RiskEventEntity row,
            List<RiskEventView.Entry> entries,
            List<CauseView.Event> sameCause,
            List<RiskEventView.Run> runs) {
        var life = row.life();
        return new RiskEventView(
                Long.toString(row.id),
                row.workspace,
                row.title,
                scenario(row.scenario),
                new ObjectReference(row.objectKind, row.objectName),
                row.source,
                row.grade,
                reason(row.gradeReason),
                row.state,
                row.signal,
                row.occurrences,
                row.deliveries,
                row.firstOccurredAt,
                row.lastOccurredAt,
                row.respondedAt,
                row.respondedBy,
                life.responseTime(row.firstOccurredAt).orElse(null),
                row.completedAt,
                row.completedBy,
                row.cause,
                row.reopened > 0,
                row.storm,
                recommendations(row),
                diagnosis(row),
                sameCause,
                runs,
                row.rulebookVersion,
                row.version,
                entries);
    }

    private Named scenario(String code) {
        var name = rulebook.catalogue().find(code).map(RiskScenario::name);
        return new Named(code, name.orElse(new Sentence(code, code)));
    }

    /** A plan that several rows recommend stands once, at its best rank and with every reason. */
    private List<RiskEventView.Recommendation> recommendations(RiskEventEntity row) {
        var byPlan = stored(row).stream()
                .sorted(Comparator.comparingLong(Verdict.Recommended::rank))
                .collect(Collectors.groupingBy(Verdict.Recommended::plan, LinkedHashMap::new, Collectors.toList()));
        var ranked = new ArrayList<RiskEventView.Recommendation>();
        byPlan.forEach((plan, recommended) -> ranked.add(new RiskEventView.Recommendation(
                plan(plan),
                // tables leave gaps between ranks for rows to come; people count the plans
                ranked.size() + 1,
                recommended.stream().map(stored -> reason(stored.reason())).toList(),
                tried(row, plan))));
        return ranked;
    }

    private RiskEventView.Tried tried(RiskEventEntity row, String plan) {
        return tried.of(new ScenarioInWorkspace(row.workspace, row.scenario), plan)
                .map(history -> new RiskEventView.Tried(history.runs(), history.healed()))
                .orElse(null);
    }

    private static List<Verdict.Recommended> stored(RiskEventEntity row) {
        try {
            return JSON.readValue(row.recommendations, new TypeReference<>() {});
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException("the recommendations of event " + row.id + " cannot be read", unreadable);
        }
    }

    /** Null where none was made in the event's present life. */
    private RiskEventView.DiagnosisSummary diagnosis(RiskEventEntity row) {
        return Optional.ofNullable(row.diagnosis)
                .filter(latest -> latest.life() == row.reopened)
                .map(latest -> new RiskEventView.DiagnosisSummary(latest.id(), latest.state(), conclusion(latest)))
                .orElse(null);
    }

    private Sentence conclusion(EventDiagnosis latest) {
        return latest.found() == null ? null : cause(latest.found().cause());
    }

    private Sentence cause(String code) {
        return rulebook.trees().cause(code).map(Cause::name).orElse(new Sentence(code, code));
    }

    private Named plan(String code) {
        var name = rulebook.plans().find(code).map(EmergencyPlan::name);
        return new Named(code, name.orElse(new Sentence(code, code)));
    }

    private Sentence reason(Reason reason) {
        if (reason.code().equals(GRADED_BY_PERSON)) {
            var person = reason.arguments().getOrDefault("person", "?");
            var before = reason.arguments().getOrDefault("before", "?");
            return new Sentence(
                    "%s gave this grade when completing it; before it was %s.".formatted(person, before),
                    "%s 在完成事件时给定此级别，原为 %s。".formatted(person, before));
        }
        return rulebook.reasons().render(reason);
    }

    private static RiskEventView.Entry entry(EventEntryEntity row) {
        var cause = Optional.ofNullable(row.detail.get("cause")).map(Object::toString);
        var grade = Optional.ofNullable(row.detail.get("grade")).map(name -> Grade.valueOf(name.toString()));
        return new RiskEventView.Entry(
                row.at,
                row.actor,
                row.kind,
                row.text,
                row.planCode,
                cause.orElse(null),
                grade.orElse(null),
                why(row.detail.get("why")));
    }

    private static Sentence why(Object told) {
        return told instanceof Map<?, ?> sentence
                ? new Sentence(String.valueOf(sentence.get("en")), String.valueOf(sentence.get("zh")))
                : null;
    }
}
