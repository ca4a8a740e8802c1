package io.watchkeeper.facts;

import java.util.Map;

/** What comes in and is decided once: an alert or an inspection result. */
public sealed interface Signal extends Fact permits Alert, InspectionResult {
    /** FIRING or RESOLVED. */
    String status();

    String source();

    /** The alert's name, or the inspection's. */
    String name();

    Map<String, String> labels();

    /** The same signal under the name that the facts of one session know it by. */
    Signal as(String signal);
}
