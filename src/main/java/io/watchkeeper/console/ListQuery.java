package io.watchkeeper.console;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.watchkeeper.decision.Grade;
import io.watchkeeper.event.EventFilter;
import io.watchkeeper.event.EventSort;
import io.watchkeeper.event.SignalState;
import io.watchkeeper.healing.HealRecordFilter;
import io.watchkeeper.object.ObjectFilter;
import io.watchkeeper.object.change.ChangeFilter;
import io.watchkeeper.plan.RunFilter;

/** The query of a list page: what its address asks for, and the addresses of its neighbours. The address is the only state of the page. */
public final class ListQuery {
    private static final String CURSOR = "cursor";
    private static final String STATE = "state";
    private static final Set<String> USUAL_ONLY = Set.of(STATE, "sort");

    private final String path;
    private final Map<String, List<String>> parameters = new TreeMap<>();

    /** Blank values are what an empty field of a form sends; they ask for nothing. */
    ListQuery(String path, Map<String, List<String>> given) {
        this.path = path;
        given.forEach((name, values) -> {
            var filled = values.stream()
                    .map(String::strip)
                    .filter(value -> !value.isEmpty())
                    .toList();
            if (!filled.isEmpty()) {
                parameters.put(name, filled);
            }
        });
    }

    /** Open events, unless the address names states itself. */
    EventFilter filter() {
        var asked = new TreeMap<>(parameters);
        asked.putIfAbsent(STATE, List.of(StateTab.OPEN.value()));
        return EventFilter.parse(asked, EventSort.WORST);
    }

    /** @throws io.watchkeeper.problem.ProblemException of status 400 that names every value that cannot be used */
    ObjectFilter objects() {
        return ObjectFilter.parse(parameters);
    }

    /** The same of changes. */
    ChangeFilter changes() {
        return ChangeFilter.parse(parameters);
    }

    /** The same of runs of plans. */
    RunFilter runs() {
        return RunFilter.parse(parameters);
    }

    /** The same of records of self-heal; times without a zone are the reader's. */
    HealRecordFilter heals(ZoneId zone) {
        var asked = new TreeMap<>(parameters);
        for (var time : List.of("from", "to")) {
            asked.computeIfPresent(time, (name, texts) -> texts.stream()
                    .map(text -> instant(text, zone))
                    .toList());
        }
        return HealRecordFilter.parse(asked);
    }

    /** As a form field for date and time gives it; all else stays what it is. */
    private static String instant(String text, ZoneId zone) {
        try {
            return LocalDateTime.parse(text).atZone(zone).toInstant().toString();
        } catch (DateTimeException other) {
            return text;
        }
    }

    /** The same question about one state, from its first page. */
    public String inState(String state) {
        var asked = new TreeMap<>(parameters);
        asked.remove(CURSOR);
        asked.remove(STATE);
        if (!state.isEmpty()) {
            asked.put(STATE, List.of(state));
        }
        return address(path, asked);
    }

    /** The same question at another address. */
    public String at(String other) {
        var asked = new TreeMap<>(parameters);
        asked.remove(CURSOR);
        return address(other, asked);
    }

    public String text(String name) {
        return parameters.getOrDefault(name, List.of("")).get(0);
    }

    public boolean is(String name, String value) {
        return parameters.getOrDefault(name, List.of()).contains(value);
    }

    /** The chosen one of the state tabs, empty where the address asks for another mixture. */
    public Optional<StateTab> stateTab() {
        var states = String.join(",", parameters.getOrDefault(STATE, List.of()));
        return states.isEmpty() ? Optional.of(StateTab.OPEN) : StateTab.of(states);
    }

    public boolean chosen(StateTab tab) {
        return stateTab().filter(tab::equals).isPresent();
    }

    public List<StateTab> stateTabs() {
        return List.of(StateTab.values());
    }

    public List<Grade> grades() {
        return List.of(Grade.values());
    }

    public List<EventSort> sorts() {
        return List.of(EventSort.values());
    }

    public List<SignalState> signals() {
        return List.of(SignalState.values());
    }

    /** Whether a field is filled that a closed part of the form would hide. */
    public boolean detailed() {
        return List.of("sort", "scenario", "object", "source", "signal", "workspace").stream()
                .anyMatch(parameters::containsKey);
    }

    /** The same of a list of objects. */
    public boolean detailedObjects() {
        return List.of("kind", "application", "product", "site", "environment", "workspace").stream()
                .anyMatch(parameters::containsKey);
    }

    /** Whether it narrows the open events down. */
    boolean narrow() {
        return !chosen(StateTab.OPEN) || !USUAL_ONLY.containsAll(parameters.keySet());
    }

    /** Whether it asks for less than everything. */
    public boolean narrowed() {
        return !parameters.isEmpty();
    }

    public boolean paged() {
        return parameters.containsKey(CURSOR);
    }

    /** The first page of the same question. */
    public String first() {
        return address(Optional.empty());
    }

    public String next(String cursor) {
        return address(Optional.of(cursor));
    }

    private String address(Optional<String> cursor) {
        var asked = new TreeMap<>(parameters);
        asked.remove(CURSOR);
        cursor.ifPresent(place -> asked.put(CURSOR, List.of(place)));
        return address(path, asked);
    }

    private static String address(String path, Map<String, List<String>> asked) {
        var query = asked.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(value -> entry.getKey() + "=" + encoded(value)))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? path : path + "?" + query;
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
