package io.watchkeeper.intake;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.watchkeeper.decision.EventContext;
import io.watchkeeper.decision.EventContext.EventPresence;
import io.watchkeeper.facts.PlannedChange;
import io.watchkeeper.facts.Signal;
import io.watchkeeper.problem.Flaw;

/** Reads the facts of a dry run: signals in the form in which they are posted to intake, and what shall be known of their event. */
final class DryRunFacts {
    private static final String SIGNALS = "Alert, InspectionResult";
    private static final String ALLOWED =
            SIGNALS + ", OpenEvent, CompletedEvent, ScenarioWindow, Episode, PlannedChange";

    private final PostReader alerts;
    private final PostReader inspections;
    private final Post post;
    private final List<Signal> signals = new ArrayList<>();
    private final List<PlannedChange> changes = new ArrayList<>();
    private final List<Flaw> flaws = new ArrayList<>();
    private EventContext context;

    DryRunFacts(Limits limits, Post post, EventContext fresh) {
        this.alerts = Format.ALERTS.reader(limits);
        this.inspections = Format.INSPECTIONS.reader(limits);
        this.post = post;
        this.context = fresh;
    }

    void read(JsonNode facts) {
        for (int i = 0; i < facts.size(); i++) {
            read(facts.get(i), "/facts/" + i);
        }
        if (signals.isEmpty() && flaws.isEmpty()) {
            flaws.add(Flaw.at("/facts", "REQUIRED", "A dry run needs a signal to decide.", "试运行需要至少一个告警或巡检结果。")
                    .allowing(SIGNALS));
        }
    }

    List<Signal> signals() {
        return signals;
    }

    List<Flaw> flaws() {
        return flaws;
    }

    EventContext context() {
        return context.during(changes);
    }

    private void read(JsonNode fact, String pointer) {
        switch (fact.path("type").asText()) {
            case "Alert" -> signal(alerts, fact, pointer);
            case "InspectionResult" -> signal(inspections, fact, pointer);
            case "OpenEvent" -> openEvent(fact, pointer);
            case "CompletedEvent" -> completedEvent(fact, pointer);
            case "ScenarioWindow" -> window(fact, pointer);
            case "Episode" -> episode(fact, pointer);
            case "PlannedChange" -> change(fact, pointer);
            default ->
                flaws.add(
                        Flaw.at(pointer + "/type", "NOT_ALLOWED", "There is no such type of fact here.", "这里没有这种类型的事实。")
                                .found(fact.path("type").asText())
                                .allowing(ALLOWED));
        }
    }

    private void signal(PostReader reader, JsonNode fact, String pointer) {
        var body = ((ObjectNode) fact).deepCopy().without("type").toString();
        var reading = reader.read(body.getBytes(StandardCharsets.UTF_8), post);
        reading.signals().forEach(incoming -> signals.add(incoming.signal()));
        reading.rejections().forEach(rejected -> rejected.errors().forEach(flaw -> flaws.add(below(pointer, flaw))));
    }

    private static Flaw below(String pointer, Flaw flaw) {
        return new Flaw(
                pointer + (flaw.pointer() == null ? "" : flaw.pointer()),
                flaw.cell(),
                flaw.code(),
                flaw.value(),
                flaw.message(),
                flaw.allowed(),
                flaw.suggestion());
    }

    private void openEvent(JsonNode fact, String pointer) {
        if (known(fact, pointer, Set.of("type", "occurrences", "firing", "openSeconds"))) {
            context = event(
                    EventPresence.OPEN,
                    number(fact, "occurrences", 1),
                    number(fact, "firing", 1),
                    number(fact, "openSeconds", 0),
                    0);
        }
    }

    private void completedEvent(JsonNode fact, String pointer) {
        if (known(fact, pointer, Set.of("type", "occurrences", "completedSecondsAgo"))) {
            context = event(
                    EventPresence.COMPLETED,
                    number(fact, "occurrences", 1),
                    0,
                    0,
                    number(fact, "completedSecondsAgo", 0));
        }
    }

    private EventContext event(
            EventPresence presence, long occurrences, long firing, long openSeconds, long completedAgo) {
        return EventContext.of(
                context.episodeKnown(),
                presence,
                occurrences,
                firing,
                openSeconds,
                completedAgo,
                context.reopenWithinSeconds(),
                context.openedLately(),
                context.windowSeconds());
    }

    private void window(JsonNode fact, String pointer) {
        if (known(fact, pointer, Set.of("type", "opened"))) {
            context = with(context.episodeKnown(), number(fact, "opened", 0));
        }
    }

    private void change(JsonNode fact, String pointer) {
        if (known(fact, pointer, Set.of("type", "change", "kind", "suppresses"))) {
            changes.add(new PlannedChange(
                    "",
                    fact.path("change").asText("dry-run"),
                    fact.path("kind").asText("RELEASE"),
                    fact.path("suppresses").asBoolean(),
                    0,
                    0));
        }
    }

    private void episode(JsonNode fact, String pointer) {
        if (known(fact, pointer, Set.of("type", "known"))) {
            context = with(fact.path("known").asBoolean(), context.openedLately());
        }
    }

    private EventContext with(boolean episodeKnown, long openedLately) {
        return EventContext.of(
                episodeKnown,
                context.event(),
                context.occurrences(),
                context.firing(),
                context.openSeconds(),
                context.completedSecondsAgo(),
                context.reopenWithinSeconds(),
                openedLately,
                context.windowSeconds());
    }

    private static long number(JsonNode fact, String name, long absent) {
        return Math.max(0, fact.path(name).asLong(absent));
    }

    private boolean known(JsonNode fact, String pointer, Set<String> names) {
        var sound = true;
        for (var given = fact.fieldNames(); given.hasNext(); ) {
            var name = given.next();
            if (!names.contains(name)) {
                sound = false;
                flaws.add(Flaw.at(
                                pointer + "/" + name.replace("~", "~0").replace("/", "~1"),
                                "UNKNOWN",
                                "This fact has no such member.",
                                "该事实没有这个成员。")
                        .found(name)
                        .allowing(String.join(", ", names.stream().sorted().toList())));
            }
        }
        return sound;
    }
}
