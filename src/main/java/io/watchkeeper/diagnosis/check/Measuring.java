package io.watchkeeper.diagnosis.check;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

import jakarta.inject.Singleton;

import io.quarkus.logging.Log;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.watchkeeper.access.secret.SecretReference;
import io.watchkeeper.access.secret.SecretVault;
import io.watchkeeper.access.secret.UnreadableSecret;
import io.watchkeeper.decision.diagnosis.CheckCall;
import io.watchkeeper.decision.diagnosis.CheckKind;
import io.watchkeeper.diagnosis.DiagnosisConfig;
import io.watchkeeper.remote.Scripts;
import io.watchkeeper.remote.SshCommands;

/** Makes checks: looks up whom to ask, keeps to the limits, and turns whatever happens into an answer. Blocks. */
@Singleton
public class Measuring {
    private static final Duration STORE_ANSWERS_WITHIN = Duration.ofSeconds(10);

    private final CheckSources sources;
    private final SecretVault secrets;
    private final Map<CheckKind, Check> checks = new EnumMap<>(CheckKind.class);
    private final Check mysql;
    private final TargetLimits limits;
    private final int retries;

    Measuring(CheckSources sources, SecretVault secrets, Engines engines, DiagnosisConfig config) {
        this.sources = sources;
        this.secrets = secrets;
        var web = new WebClientOfChecks(engines.vertx().getDelegate());
        var connect = new ConnectChecks(engines.clock());
        checks.put(CheckKind.PROMETHEUS, new PrometheusCheck(web, engines.clock()));
        checks.put(CheckKind.HTTP, new WebChecks(web));
        checks.put(CheckKind.TCP, connect);
        checks.put(CheckKind.DNS, connect);
        checks.put(CheckKind.CERTIFICATE, connect);
        checks.put(CheckKind.SQL, new SqlCheck(engines.vertx().getDelegate()));
        checks.put(CheckKind.EVENTS, new EventsCheck(engines.pool(), engines.known(), engines.clock()));
        checks.put(CheckKind.SSH, new HostChecks(engines.ssh()));
        checks.put(CheckKind.LOG, new HostChecks(engines.ssh()));
        checks.put(CheckKind.KUBERNETES, new KubernetesCheck(engines.vertx().getDelegate(), engines.clock()));
        checks.put(CheckKind.ELASTICSEARCH, new ElasticsearchCheck(web));
        checks.put(CheckKind.SCRIPT, new ScriptCheck(engines.scripts()));
        this.mysql = new MySqlCheck(engines.vertx().getDelegate());
        var most = config.checks();
        this.retries = most.retries();
        this.limits = new TargetLimits(
                new TargetLimits.Settings(most.perTarget(), most.perKind(), most.failures(), most.pause()),
                engines.clock());
    }

    /** What checks are made with. */
    @Singleton
    record Engines(Vertx vertx, Pool pool, KnownHere known, SshCommands ssh, Scripts scripts, Clock clock) {}

    /**
     * @param within what is left of the time of the diagnosis: no check takes longer, waiting for its turn included
     * @throws InterruptedException where the node stops
     */
    public Answer measure(String workspace, CheckCall call, Duration within) throws InterruptedException {
        return measure(workspace, call, within, () -> {});
    }

    /** @param begun called once it has its turn, before it is made */
    public Answer measure(String workspace, CheckCall call, Duration within, Runnable begun)
            throws InterruptedException {
        long until = System.nanoTime() + within.toNanos();
        return limited(
                        workspace,
                        call,
                        (target, work) -> Optional.of(limits.within(call.kind(), target, within, () -> {
                            begun.run();
                            return work.until(until);
                        })))
                .orElseThrow();
    }

    /**
     * Makes it where nobody has to wait for that.
     *
     * @return empty where it was not made
     */
    public Optional<Answer> measureAtOnce(String workspace, CheckCall call) throws InterruptedException {
        long until =
                System.nanoTime() + call.timeout().multipliedBy(retries + 1L).toNanos();
        return limited(workspace, call, (target, work) -> limits.atOnce(call.kind(), target, () -> work.until(until)));
    }

    /** A check that is ready to be made, tries included; until then by {@link System#nanoTime}. */
    private interface Work {
        Answer until(long nanos) throws InterruptedException;
    }

    /** How it keeps to the limits. */
    private interface Turn {
        Optional<Answer> take(String target, Work work) throws InterruptedException;
    }

    private Optional<Answer> limited(String workspace, CheckCall call, Turn turn) throws InterruptedException {
        try {
            var configured =
                    call.kind().hasSource() ? Optional.of(configured(workspace, call)) : Optional.<CheckSource>empty();
            var source = configured
                    .map(found -> new Source(workspace, found.name(), found.settings(), secret(found, call)))
                    .orElseGet(() -> own(workspace));
            var check = configured
                            .filter(found -> found.kind().equals(SourceKind.MYSQL.name()))
                            .isPresent()
                    ? mysql
                    : checks.get(call.kind());
            var target = workspace + "/" + check.target(call, source);
            return turn.take(target, until -> attempt(check, call, source, until))
                    .map(answer -> answer.as(call.result()));
        } catch (CheckFailed | UnreadableSecret failed) {
            return Optional.of(Answer.failed(failed.getMessage()));
        } catch (RuntimeException broken) {
            Log.warnf(broken, "The check %s could not be made", call.check());
            return Optional.of(
                    Answer.failed("the check broke: " + broken.getClass().getSimpleName()));
        }
    }

    private Answer attempt(Check check, CheckCall call, Source source, long until) throws InterruptedException {
        var why = "no time is left for it";
        for (int attempt = 0; attempt <= retries; attempt++) {
            var left = Duration.ofNanos(until - System.nanoTime());
            if (left.toMillis() <= 0) {
                break;
            }
            try {
                return check.measure(call, source, shorter(call.timeout(), left));
            } catch (IOException silent) {
                why = String.valueOf(silent.getMessage());
            }
        }
        return Answer.none(why);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Source own(String workspace) {
        return new Source(workspace, "", Map.of(), Optional.empty());
    }

    private CheckSource configured(String workspace, CheckCall call) {
        var found = sources.find(workspace, call.source())
                .await()
                .atMost(STORE_ANSWERS_WITHIN)
                .orElseThrow(() -> new CheckFailed("no source of checks is called " + call.source()));
        if (SourceKind.named(found.kind())
                .filter(kind -> kind.serves(call.kind()))
                .isEmpty()) {
            throw new CheckFailed("the source " + found.name() + " is of the kind " + found.kind());
        }
        return found;
    }

    private Optional<io.watchkeeper.access.secret.SecretValue> secret(CheckSource source, CheckCall call) {
        if (source.secret() == null) {
            return Optional.empty();
        }
        var value = secrets.use(new SecretReference(source.workspace(), source.secret()), "check " + call.check())
                .await()
                .atMost(STORE_ANSWERS_WITHIN);
        if (value.isEmpty()) {
            throw new CheckFailed("there is no secret " + source.secret());
        }
        return value;
    }
}
