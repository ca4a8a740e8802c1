package io.watchkeeper.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RolesTest {
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
    void a_person_has_the_roles_of_the_workspace_they_work_in() {
        Map<String, Set<String>> roles = Map.of("north", Set.of("responder"), "default", Set.of("analyst"));

        assertThat(person(roles).workspace()).isEqualTo("default");
        assertThat(person(roles).effectiveRoles()).containsExactlyInAnyOrder("analyst", "viewer");
        assertThat(person(Map.of("west", Set.of("viewer"), "north", Set.of("operator")))
                        .workspace())
                .isEqualTo("north");
        assertThat(person(Map.of()).effectiveRoles()).isEmpty();
    }

    @Test
    void a_session_opens_for_its_person_until_the_password_changes_or_the_name_is_disabled() {
        Person person = person(Map.of());
        Session session = Session.parse(Session.of(person).text()).orElseThrow();

        assertThat(session.person()).isEqualTo(person.name());
        assertThat(session.opens(person)).isTrue();
        assertThat(session.opens(person.withPassword("another"))).isFalse();
        assertThat(session.opens(new Person(1, "some:one", "hash", false, true, Map.of())))
                .isFalse();
        assertThat(Session.parse("no colon")).isEmpty();
        assertThat(Session.parse(":no seal")).isEmpty();
    }

    private static Person person(Map<String, Set<String>> roles) {
        return new Person(1, "some:one", "hash", true, false, roles);
    }

    private static Set<String> with(String role, String implied) {
        return role.equals(implied) ? Set.of(role) : Set.of(role, implied);
    }
}
