package io.watchkeeper.console;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.watchkeeper.access.Caller;
import io.watchkeeper.event.EventBrowsing;
import io.watchkeeper.event.EventFilter;
import io.watchkeeper.event.EventSort;
import io.watchkeeper.event.EventState;
import io.watchkeeper.event.RiskEventView;
import io.watchkeeper.object.Neighbourhood;
import io.watchkeeper.object.Neighbours;
import io.watchkeeper.object.ObjectBrowsing;
import io.watchkeeper.object.ObjectKind;
import io.watchkeeper.object.ObjectName;
import io.watchkeeper.object.ObjectView;

/** Gathers what the page of one object tells. */
@ApplicationScoped
public class ObjectStories {
    private static final int EVENTS = 20;

    private final ObjectBrowsing objects;
    private final Neighbours neighbours;
    private final EventBrowsing events;
    private final ObjectChanges changes;
    private final Caller caller;

    ObjectStories(
            ObjectBrowsing objects, Neighbours neighbours, EventBrowsing events, ObjectChanges changes, Caller caller) {
        this.objects = objects;
        this.neighbours = neighbours;
        this.events = events;
        this.changes = changes;
        this.caller = caller;
    }

    /** Fails with a {@link io.watchkeeper.problem.ProblemException} of status 404 where no workspace of the caller has such an object. */
    Uni<ObjectStory> find(String id) {
        return objects.find(caller.workspaces(), id).chain(object -> neighbours
                .of(object)
                .chain(around -> open(object).chain(found -> changes.of(object).chain(recent -> picture(around)
                        .map(picture -> new ObjectStory(
                                object, ObjectForm.of(object), around, picture.orElse(null), found, recent, null))))));
    }

    /** Layout takes its time, and an event loop has none; the last step, because what asks the store must be on one. */
    private static Uni<Optional<ObjectPicture>> picture(Neighbourhood around) {
        return around.needs().isEmpty()
                ? Uni.createFrom().item(Optional.empty())
                : Uni.createFrom()
                        .item(() -> Optional.of(ObjectPicture.of(around)))
                        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private Uni<List<RiskEventView>> open(ObjectView object) {
        var names = object.content().names();
        var filter = new EventFilter(
                EnumSet.of(EventState.DISCOVERED, EventState.IN_HANDLING),
                Set.of(),
                Set.of(),
                Stream.concat(names.stream().map(ObjectName::name), object.addresses().stream())
                        .collect(Collectors.toSet()),
                Set.of(),
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                EventSort.WORST,
                EVENTS,
                Optional.empty());
        return events.list(Set.of(object.workspace()), filter).map(page -> page.items().stream()
                .filter(event -> speaksOf(event, object))
                .toList());
    }

    private static boolean speaksOf(RiskEventView event, ObjectView object) {
        var kind = ObjectKind.learned(event.object().kind());
        return object.content()
                        .names()
                        .contains(new ObjectName(kind, event.object().name()))
                || kind.equals("host")
                        && object.addresses().contains(event.object().name());
    }
}
