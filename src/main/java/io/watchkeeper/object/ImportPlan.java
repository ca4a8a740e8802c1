package io.watchkeeper.object;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.watchkeeper.problem.Flaw;

/** What a list of objects comes to, beside those that are known: member by member, and nothing half done. */
record ImportPlan(List<Step> steps) {

    /** What fields say that a member does not name. */
    enum Unnamed {
        /** Nothing: the member is the whole object, but for its aliases, which people give here and the source of an import does not know. */
        EMPTY,
        /** What they said before. */
        KEPT
    }

    /** What becomes of one member. */
    sealed interface Step {
        record Create(int index, ManagedObject object) implements Step {}

        record Update(int index, StoredObject before, ManagedObject object) implements Step {}

        record Same(int index, StoredObject before) implements Step {}

        record Reject(int index, List<Flaw> flaws) implements Step {}
    }

    static ImportPlan of(List<Given> given, Map<ObjectName, StoredObject> known, Unnamed unnamed) {
        var steps = new ArrayList<Step>();
        var seen = new HashSet<ObjectName>();
        for (var member : given) {
            steps.add(step(member, known, unnamed, seen));
        }
        return new ImportPlan(List.copyOf(steps));
    }

    private static Step step(Given member, Map<ObjectName, StoredObject> known, Unnamed unnamed, Set<ObjectName> seen) {
        var before = ObjectReader.nameOf(member).flatMap(name -> Optional.ofNullable(known.get(name)));
        var read = ObjectReader.read(member, before.map(stored -> base(stored.object(), unnamed)));
        if (read.object().isEmpty()) {
            return new Step.Reject(member.index(), read.flaws());
        }
        var object = read.object().get();
        if (!seen.add(object.is())) {
            return new Step.Reject(member.index(), List.of(twice(member, object)));
        }
        return before.<Step>map(stored -> stored.object().equals(object)
                        ? new Step.Same(member.index(), stored)
                        : new Step.Update(member.index(), stored, object))
                .orElseGet(() -> new Step.Create(member.index(), object));
    }

    /** Whoever imports an object says that it is one. */
    private static ManagedObject base(ManagedObject object, Unnamed unnamed) {
        var whole =
                switch (unnamed) {
                    case EMPTY ->
                        ManagedObject.named(object.is(), object.state()).alsoCalled(object.aliases());
                    case KEPT -> object;
                };
        return whole.in(ObjectState.CONFIRMED);
    }

    private static Flaw twice(Given member, ManagedObject object) {
        return member.place()
                .flaw(ObjectField.NAME, 0, "DUPLICATE", "The same object is named twice.", "同一对象出现了两次。")
                .found(object.is().text());
    }

    List<Step.Create> created() {
        return of(Step.Create.class);
    }

    List<Step.Update> updated() {
        return of(Step.Update.class);
    }

    List<Step.Same> same() {
        return of(Step.Same.class);
    }

    List<Step.Reject> rejected() {
        return of(Step.Reject.class);
    }

    private <S extends Step> List<S> of(Class<S> type) {
        return steps.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
