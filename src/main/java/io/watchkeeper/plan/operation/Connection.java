package io.watchkeeper.plan.operation;

import java.util.Map;
import java.util.Optional;

import io.watchkeeper.access.secret.SecretValue;

/** What an operation acts through, as operators configure it. Its secret shows itself to nobody. */
record Connection(String workspace, String name, Map<String, String> settings, Optional<SecretValue> secret) {}
