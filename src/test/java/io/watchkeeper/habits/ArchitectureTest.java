package io.watchkeeper.habits;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Set;

import jakarta.inject.Inject;
import jakarta.ws.rs.QueryParam;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.config.ConfigMapping;
import io.watchkeeper.launch.ClockProducer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestQuery;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.watchkeeper");

    private static final String[] PURE = {"io.watchkeeper.decision..", "io.watchkeeper.facts.."};
    private static final String[] SQL_CLIENTS = {
        "io.vertx.sqlclient..",
        "io.vertx.mutiny.sqlclient..",
        "io.vertx.pgclient..",
        "java.sql..",
        "javax.sql..",
        "jakarta.persistence..",
        "org.hibernate..",
        "io.quarkus.hibernate.."
    };

    private static final DescribedPredicate<JavaClass> FILES = describe("files", type -> Set.of(
                    "java.io.File",
                    "java.io.FileInputStream",
                    "java.io.FileOutputStream",
                    "java.io.FileReader",
                    "java.io.FileWriter",
                    "java.io.RandomAccessFile")
            .contains(type.getName()));

    private static final DescribedPredicate<JavaClass> RESOURCE = describe(
            "answer HTTP requests",
            type -> type.getSimpleName().endsWith("Resource") || type.isAnnotatedWith("jakarta.ws.rs.Path"));

    private static final DescribedPredicate<JavaAnnotation<?>> SECURITY =
            describe("security", annotation -> Set.of("jakarta.annotation.security", "io.quarkus.security")
                    .contains(annotation.getRawType().getPackageName()));

    private static final DescribedPredicate<JavaClass> ASKS_WHO_CALLS = describe(
            "ask who calls",
            type -> type.isAnnotatedWith(SECURITY)
                    || type.getMethods().stream().anyMatch(method -> method.isAnnotatedWith(SECURITY)));

    private static final DescribedPredicate<AccessTarget> READS_THE_CLOCK = describe(
            "read the clock of the machine",
            call -> call.getName().equals("now")
                            && call.getOwner().getPackageName().equals("java.time")
                    || call.getName().startsWith("system") && call.getOwner().isEquivalentTo(Clock.class)
                    || call.getName().equals("currentTimeMillis"));

    private static final DescribedPredicate<JavaMethod> TAKES_TEXTS =
            describe("take what a query says as text", method -> method.getParameters().stream()
                    .filter(given -> given.isAnnotatedWith(QueryParam.class) || given.isAnnotatedWith(RestQuery.class))
                    .allMatch(given -> given.getRawType().isEquivalentTo(String.class)
                            || given.getRawType().isEquivalentTo(List.class)));

    @Test
    void a_decision_reaches_nothing_but_its_arguments() {
        check(noClasses()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                                "java.net..",
                                "java.nio.file..",
                                "java.nio.channels..",
                                "java.sql..",
                                "javax.sql..",
                                "io.vertx..",
                                "io.quarkus..",
                                "io.smallrye..",
                                "jakarta..")
                        .or(FILES)
                        .or(describe("the clock", type -> type.isEquivalentTo(Clock.class)))
                        .or(describe("threads", type -> type.isEquivalentTo(Thread.class))))
                .orShould()
                .callMethodWhere(target(READS_THE_CLOCK))
                .because("the same facts and the same rulebook must give the same decision, here, in a replay, in a"
                        + " backtest and in a test: no network, disk, database, clock, thread or container"));
    }

    @Test
    void only_the_engine_package_knows_drools() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("io.watchkeeper.decision.engine..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.kie..", "org.drools..")
                .because("the traps of the engine (leaks, sessions, limits that end silently) are dealt with in one"
                        + " place"));
    }

    @Test
    void features_form_no_circle() {
        check(slices().matching("io.watchkeeper.(*)..")
                .should()
                .beFreeOfCycles()
                .because("a feature that is used by those it uses cannot be understood, tested or replaced alone"));
    }

    @Test
    void access_and_problem_use_no_other_feature() {
        check(noClasses()
                .that()
                .resideInAnyPackage("io.watchkeeper.access..", "io.watchkeeper.problem..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("io.watchkeeper..")
                        .and(DescribedPredicate.not(resideInAnyPackage(
                                "io.watchkeeper.access..", "io.watchkeeper.problem..", "io.watchkeeper.facts.."))))
                .because("every feature uses them; an arrow back would close a circle with all of them"));
    }

    @Test
    void there_is_one_clock() {
        check(noClasses()
                .that()
                .doNotBelongToAnyOf(ClockProducer.class)
                .should()
                .callMethodWhere(target(READS_THE_CLOCK))
                .orShould()
                .callConstructor(Date.class)
                .because("a test sets the injected java.time.Clock, and cannot set the machine's"));
    }

    @Test
    void packages_are_named_after_the_field() {
        check(noClasses()
                .should()
                .resideInAnyPackage("..util..", "..utils..", "..common..", "..impl..", "..manager..", "..helper..")
                .because("such a name says nothing about what is in it, so everything ends up there"));
    }

    @Test
    void what_answers_http_does_not_speak_sql() {
        check(noClasses()
                .that(RESOURCE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(SQL_CLIENTS)
                .because("a request is translated at the rim and answered by a feature, which owns its data"));
        check(methods()
                .that()
                .areDeclaredInClassesThat(RESOURCE)
                .should()
                .notBeAnnotatedWith("io.quarkus.hibernate.reactive.panache.common.WithTransaction")
                .andShould()
                .notBeAnnotatedWith("io.quarkus.hibernate.reactive.panache.common.WithSession")
                .because("the transaction belongs to the work, which is not only asked for over HTTP"));
    }

    @Test
    void pages_do_not_speak_sql() {
        check(noClasses()
                .that()
                .resideInAPackage("io.watchkeeper.console..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(SQL_CLIENTS)
                .because("who changes a table looks into the one feature that owns it"));
    }

    @Test
    void parts_are_handed_to_the_constructor() {
        check(noFields()
                .should()
                .beAnnotatedWith(Inject.class)
                .orShould()
                .beAnnotatedWith(ConfigProperty.class)
                .because("an object is whole when it is made, in a plain test as well"));
    }

    @Test
    void fields_that_change_are_private() {
        check(fields().that()
                .areNotFinal()
                .and()
                .areNotStatic()
                .and()
                .areDeclaredInClassesThat(describe(
                        "are no entities", type -> !type.getSimpleName().endsWith("Entity")))
                .should()
                .bePrivate()
                .because("what changes is changed in one class"));
    }

    @Test
    void nothing_that_asks_for_a_role_runs_on_a_schedule() {
        check(methods()
                .that()
                .areAnnotatedWith(Scheduled.class)
                .should()
                .beDeclaredInClassesThat(DescribedPredicate.not(ASKS_WHO_CALLS))
                .because("nobody is signed in on a schedule: each run would be refused, and only the log would know"));
    }

    @Test
    void what_a_query_of_the_api_says_arrives_as_text() {
        check(methods()
                .that()
                .areDeclaredInClassesThat(
                        describe("are resources", type -> type.getSimpleName().endsWith("Resource")))
                .should(ArchCondition.from(TAKES_TEXTS))
                .because("the framework answers 404 to a number that is none; FilterReader names the parameter"));
    }

    @Test
    void settings_carry_the_name_of_the_service() {
        check(classes()
                .that()
                .areAnnotatedWith(ConfigMapping.class)
                .should(new PrefixedSettings())
                .because("an environment variable is then recognised by its name"));
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(CLASSES);
    }
}
