package io.watchkeeper.plan;

import jakarta.inject.Singleton;

import io.vertx.mutiny.sqlclient.Pool;
import io.watchkeeper.plan.operation.Operations;

/** What looking after runs is made of. */
@Singleton
record RunParts(
        Pool pool,
        RunStore store,
        RunLeases leases,
        TransitionQueue transitions,
        RunOutput output,
        Operations operations,
        RunConfig config) {}
