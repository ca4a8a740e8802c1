package io.watchkeeper.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RolesTest {
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

    @ParameterizedTest
    @ValueSource(strings = {"responder", "analyst", "approver", "rule-engineer", "operator", "administrator", "viewer"})
    void whoever_may_act_may_read(String role) {
        assertThat(Roles.expanded(Set.of(role))).containsExactlyInAnyOrderElementsOf(with(role, Roles.VIEWER));
    }

    @Test
    void a_sender_may_not_read() {
        assertThat(Roles.expanded(Set.of(Roles.INTAKE))).containsExactly(Roles.INTAKE);
        assertThat(Roles.expanded(Set.of())).isEmpty();
    }

    @Test
    void the_first_administrator_approves_nothing() {
        assertThat(Roles.FIRST_ADMINISTRATOR).doesNotContain(Roles.APPROVER);
        assertThat(Roles.ALL).containsAll(Roles.FIRST_ADMINISTRATOR);
    }

    @Test
    void a_person_works_in_the_default_workspace_or_the_first_that_lets_them() {
        Map<String, Set<String>> roles = Map.of("north", Set.of("responder"), "default", Set.of("analyst"));

        assertThat(person(roles).workspace()).isEqualTo("default");
        assertThat(person(Map.of("west", Set.of("viewer"), "north", Set.of("operator")))
                        .workspace())
                .isEqualTo("north");
    }

    @Test
    void a_session_opens_for_its_person_until_the_password_changes_or_the_name_is_disabled() {
        Person person = person(Map.of());
        Session session = Session.parse(Session.of(person, NOW).text()).orElseThrow();

        assertThat(session.person()).isEqualTo(person.name());
        assertThat(session.opens(person)).isTrue();
        assertThat(session.opens(person.withPassword("another"))).isFalse();
        assertThat(session.opens(new Person(1, "some:one", "hash", false, true, 0, Map.of())))
                .isFalse();
        assertThat(session.opens(new Person(1, "some:one", "hash", true, false, 1, Map.of())))
                .as("signed out everywhere")
                .isFalse();
        assertThat(Session.parse("no colon")).isEmpty();
        assertThat(Session.parse(":no seal")).isEmpty();
        assertThat(Session.parse("seal:and no time")).isEmpty();
    }

    @Test
    void a_session_ends_however_much_it_is_used() {
        Session session =
                Session.parse(Session.of(person(Map.of()), NOW).text()).orElseThrow();

        assertThat(session.isOlderThan(Duration.ofHours(24), NOW.plusSeconds(86_400)))
                .isFalse();
        assertThat(session.isOlderThan(Duration.ofHours(24), NOW.plusSeconds(86_401)))
                .isTrue();
    }

    private static Person person(Map<String, Set<String>> roles) {
        return new Person(1, "some:one", "hash", true, false, 0, roles);
    }

    private static Set<String> with(String role, String implied) {
        return role.equals(implied) ? Set.of(role) : Set.of(role, implied);
    }
}
