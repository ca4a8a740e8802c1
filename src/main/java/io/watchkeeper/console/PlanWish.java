package io.watchkeeper.console;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import io.watchkeeper.plan.PlanRehearsals.Wish;

/** What somebody typed into the form of a dry run. */
public record PlanWish(String event, String targets, Map<String, String> parameters) {
    private static final String PARAMETER = "parameter.";

    static PlanWish of(Map<String, List<String>> query) {
        var parameters = new HashMap<String, String>();
        query.keySet().stream()
                .filter(name -> name.startsWith(PARAMETER))
                .filter(name -> !first(query, name).isEmpty())
                .forEach(name -> parameters.put(name.substring(PARAMETER.length()), first(query, name)));
        return new PlanWish(first(query, "event").replaceFirst("^#", ""), first(query, "targets"), parameters);
    }

    private static String first(Map<String, List<String>> query, String name) {
        var values = query.getOrDefault(name, List.of());
        return values.isEmpty() ? "" : values.get(0).strip();
    }

    Wish wish() {
        var names = Stream.of(targets.split("[\\r\\n]+"))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
        return new Wish(Optional.of(event).filter(id -> !id.isEmpty()), parameters, names);
    }

    public String typed(String parameter) {
        return parameters.getOrDefault(parameter, "");
    }
}
