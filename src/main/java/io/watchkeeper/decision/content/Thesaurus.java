package io.watchkeeper.decision.content;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

import io.watchkeeper.facts.Alert;
import io.watchkeeper.facts.AlertTokens;
import io.watchkeeper.facts.InspectionResult;
import io.watchkeeper.facts.Sentence;
import io.watchkeeper.facts.Signal;
import io.watchkeeper.facts.SignalMeaning;

/** The meanings of a rulebook, and what a signal means by them. Immutable, shared by all threads. */
public final class Thesaurus {
    private static final List<String> TEXTS = List.of("summary", "description", "message");

    private final List<Meaning> meanings;
    private final Map<String, Meaning> byCode = new HashMap<>();
    private final Terms words = new Terms();
    private final Terms jobs = new Terms();
    private final MetricTerms metrics = new MetricTerms();
    private final Map<String, BitSet> labels = new HashMap<>();
    private final BitSet subjects = new BitSet();

    public Thesaurus(List<Meaning> meanings) {
        this.meanings = List.copyOf(meanings);
        for (int number = 0; number < meanings.size(); number++) {
            var meaning = meanings.get(number);
            int here = number;
            byCode.put(meaning.code(), meaning);
            subjects.set(number, meaning.subject());
            meaning.words().forEach(term -> words.add(term, here));
            meaning.jobs().forEach(term -> jobs.add(term, here));
            meaning.metrics().forEach(term -> metrics.add(term, here));
            meaning.labels().forEach(label -> labels.computeIfAbsent(label, key -> new BitSet())
                    .set(here));
        }
    }

    public List<Meaning> meanings() {
        return meanings;
    }

    public Optional<Meaning> find(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /** A cell of a table with the names of meanings in place of their codes; what is no code stays as it is. */
    public Sentence readable(String cell) {
        var english = new ArrayList<String>();
        var chinese = new ArrayList<String>();
        for (var part : cell.split(",")) {
            var name = find(part.strip()).map(Meaning::name).orElseGet(() -> new Sentence(part.strip(), part.strip()));
            english.add(name.en());
            chinese.add(name.zh());
        }
        return new Sentence(String.join(", ", english), String.join("、", chinese));
    }

    /** @param name what the facts of the session call the signal */
    public SignalMeaning meaning(Signal signal, String name) {
        return signal instanceof Alert alert ? meaning(alert, name) : meaning((InspectionResult) signal, name);
    }

    /** The name says what is wrong; only where it does not, the first text of the alert is read instead. Both may say what it is about. */
    private SignalMeaning meaning(Alert alert, String name) {
        var found = new BitSet(meanings.size());
        words.find(alert.tokens(), found);
        if (subjects(found)) {
            text(alert).ifPresent(text -> words.find(AlertTokens.of(text), found));
        }
        var measured = new BitSet(meanings.size());
        metrics.find(alert.metrics(), measured);
        var about = (BitSet) measured.clone();
        about.and(subjects);
        found.or(about);
        inLabels(alert.labels(), found);
        return new SignalMeaning(name, "ALERT", codes(found), codes(measured));
    }

    /** Whether nothing found says what is wrong. */
    private boolean subjects(BitSet found) {
        var aspects = (BitSet) found.clone();
        aspects.andNot(subjects);
        return aspects.isEmpty();
    }

    private SignalMeaning meaning(InspectionResult inspection, String name) {
        var found = new BitSet(meanings.size());
        words.find(inspection.tokens(), found);
        words.find(AlertTokens.of(inspection.objectKind()), found);
        inLabels(inspection.labels(), found);
        return new SignalMeaning(name, "INSPECTION", codes(found), new TreeSet<>());
    }

    private void inLabels(Map<String, String> given, BitSet found) {
        var job = given.get("job");
        if (job != null) {
            jobs.find(AlertTokens.of(job), found);
        }
        labels.forEach((label, said) -> {
            if (given.containsKey(label)) {
                found.or(said);
            }
        });
    }

    private static Optional<String> text(Alert alert) {
        return TEXTS.stream()
                .map(text -> alert.annotations().getOrDefault(text, ""))
                .filter(text -> !text.isEmpty())
                .findFirst();
    }

    private TreeSet<String> codes(BitSet found) {
        var codes = new TreeSet<String>();
        found.stream().forEach(number -> codes.add(meanings.get(number).code()));
        return codes;
    }
}
