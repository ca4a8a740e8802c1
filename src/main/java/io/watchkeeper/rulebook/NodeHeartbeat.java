package io.watchkeeper.rulebook;

import jakarta.inject.Singleton;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;

/** Tells the others which version this node decides with: at once when it changes, and now and then to be seen alive. */
@Singleton
public class NodeHeartbeat {
    private static final int BEATS_BETWEEN_REPORTS = (int) NodeRepository.HEARTBEAT.toSeconds();

    private final NodeRepository nodes;
    private final NodeName name;
    private final LiveRulebook live;
    private long reported;
    private int beatsSince;

    public NodeHeartbeat(NodeRepository nodes, NodeName name, LiveRulebook live) {
        this.nodes = nodes;
        this.name = name;
        this.live = live;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> beat() {
        var version = live.version().orElse(0L);
        beatsSince++;
        if (version == reported && beatsSince < BEATS_BETWEEN_REPORTS) {
            return Uni.createFrom().voidItem();
        }
        beatsSince = 0;
        reported = version;
        return nodes.report(new NodeVersion(name.toString(), version))
                .onFailure()
                .invoke(failed -> Log.debugf("Not reported to the other nodes: %s", failed.getMessage()))
                .onFailure()
                .recoverWithNull();
    }
}
