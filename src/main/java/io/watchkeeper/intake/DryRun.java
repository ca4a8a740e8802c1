package io.watchkeeper.intake;

import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.watchkeeper.decision.DecisionPipeline;
import io.watchkeeper.decision.RuleFault;
import io.watchkeeper.decision.Rulebook;
import io.watchkeeper.decision.RulebookRejected;
import io.watchkeeper.decision.Situation;
import io.watchkeeper.decision.StageDecision;
import io.watchkeeper.decision.Verdict;
import io.watchkeeper.journal.DecisionSettings;
import io.watchkeeper.journal.DecisionView;
import io.watchkeeper.problem.Flaw;
import io.watchkeeper.problem.ProblemException;
import io.watchkeeper.rulebook.LiveRulebook;
import io.watchkeeper.rulebook.PastRulebooks;

/** Decides facts without storing anything, over the same reading and the same pipeline as a post to intake. */
@Singleton
class DryRun {
    private static final int MOST_BYTES = 1 << 20;
    private static final int MOST_FACTS = 100;
    private static final Set<String> MEMBERS = Set.of("facts", "at", "rulebookVersion");
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final IntakeConfig config;
    private final DecisionSettings settings;
    private final LiveRulebook live;
    private final PastRulebooks past;
    private final Clock clock;

    DryRun(IntakeConfig config, DecisionSettings settings, LiveRulebook live, PastRulebooks past, Clock clock) {
        this.config = config;
        this.settings = settings;
        this.live = live;
        this.past = past;
        this.clock = clock;
    }

    /** The answer: the version that decided, and its decisions signal by signal. */
    record Decided(long rulebookVersion, List<DecisionView> decisions) {}

    /** What came of it: one verdict a signal. */
    record Ran(Rulebook rulebook, Instant at, List<Verdict> verdicts) {
        List<DecisionView> decisions() {
            return verdicts.stream()
                    .flatMap(verdict -> StageDecision.of(verdict).stream())
                    .map(stage -> DecisionView.of(stage, null, at, rulebook.version(), rulebook.reasons()))
                    .toList();
        }
    }

    /** @return fails with a problem: 400 not JSON, 413, 422 naming the fact */
    Uni<Decided> decide(String workspace, byte[] body) {
        return onWorker(() -> {
            var ran = run(workspace, read(body));
            return new Decided(ran.rulebook().version(), ran.decisions());
        });
    }

    /** An old rulebook may have to be compiled first, and a rule may take its time. */
    static <T> Uni<T> onWorker(Supplier<T> work) {
        return Uni.createFrom().item(work).runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    /** On a worker thread. */
    Ran run(String workspace, JsonNode request) {
        check(request);
        var at = at(request.path("at"));
        var facts = new DryRunFacts(
                config.limits(), new Post(workspace, "dry-run", at, "dry-run"), settings.freshContext());
        facts.read(request.path("facts"));
        if (!facts.flaws().isEmpty()) {
            throw ProblemException.unprocessable("The facts cannot be decided.", facts.flaws());
        }
        var rulebook = rulebook(request.path("rulebookVersion"));
        return new Ran(rulebook, at, verdicts(rulebook, facts, at));
    }

    private static List<Verdict> verdicts(Rulebook rulebook, DryRunFacts facts, Instant at) {
        try {
            var situations = DecisionPipeline.recognise(rulebook, facts.signals(), Optional.of(at)).stream()
                    .map(recognition -> new Situation(recognition, facts.context()))
                    .toList();
            return DecisionPipeline.decide(rulebook, situations);
        } catch (RuleFault fault) {
            throw refused(Flaw.at(
                            "/facts",
                            "RULE_FAILED",
                            "A rule fails on these facts: " + fault.getMessage() + ".",
                            "规则处理这些事实时失败：" + fault.getMessage() + "。")
                    .found(fault.rule()));
        }
    }

    private static JsonNode read(byte[] body) {
        if (body == null || body.length > MOST_BYTES) {
            throw body == null
                    ? ProblemException.badRequest("The body is empty.")
                    : ProblemException.tooLarge("A dry run takes at most 1 MiB.");
        }
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException malformed) {
            var place = malformed.getLocation();
            throw ProblemException.badRequest("The body is not JSON: line %d, column %d"
                    .formatted(place == null ? 1 : place.getLineNr(), place == null ? 1 : place.getColumnNr()));
        } catch (IOException unreadable) {
            throw ProblemException.badRequest("The body cannot be read.");
        }
    }

    private static void check(JsonNode request) {
        var facts = request.path("facts");
        if (!facts.isArray() || facts.isEmpty() || facts.size() > MOST_FACTS) {
            throw refused(Flaw.at("/facts", "REQUIRED", "Give an array of facts.", "请给出事实数组。")
                    .allowing("1 to " + MOST_FACTS));
        }
        for (var names = request.fieldNames(); names.hasNext(); ) {
            var name = names.next();
            if (!MEMBERS.contains(name)) {
                throw refused(Flaw.at("", "UNKNOWN", "There is no such member.", "没有这个成员。")
                        .found(name)
                        .allowing("facts, at, rulebookVersion"));
            }
        }
    }

    private Instant at(JsonNode at) {
        if (at.isMissingNode() || at.isNull()) {
            return clock.instant();
        }
        try {
            return Instant.parse(at.asText());
        } catch (DateTimeException malformed) {
            throw refused(Flaw.at("/at", "WRONG_FORM", "This is not an instant.", "这不是一个时刻。")
                    .found(at.asText())
                    .allowing("2026-11-23T12:00:00Z"));
        }
    }

    private Rulebook rulebook(JsonNode version) {
        if (version.isMissingNode() || version.isNull()) {
            return live.current();
        }
        try {
            return (version.isIntegralNumber() ? past.find(version.asLong()) : Optional.<Rulebook>empty())
                    .orElseThrow(() -> refused(
                            Flaw.at("/rulebookVersion", "NOT_FOUND", "There is no such rulebook version.", "没有这个规则版本。")
                                    .found(version.asText())));
        } catch (RulebookRejected rejected) {
            throw refused(Flaw.at(
                            "/rulebookVersion",
                            "DOES_NOT_COMPILE",
                            "This rulebook version does not compile.",
                            "该规则版本无法编译。")
                    .found(version.asText()));
        }
    }

    private static ProblemException refused(Flaw flaw) {
        return ProblemException.unprocessable("The dry run cannot be started.", List.of(flaw));
    }
}
