package io.watchkeeper.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.microsoft.playwright.Page;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.watchkeeper.console.Chromium.Look;
import io.watchkeeper.console.Chromium.Person;
import io.watchkeeper.testing.DatabaseForTests;
import io.watchkeeper.testing.NeedsProgram;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every page as people see it, in both languages, light and dark, on a desk and on a phone. */
@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
@NeedsProgram(program = "chromium", debianPackage = "chromium")
class LookTest {
    private static final boolean FULL = Boolean.getBoolean("watchkeeper.full");
    private static final int WIDE = 1280;
    private static Chromium chromium;
    private static List<String> pages;
    private static RefusedForms refusedForms;

    @TestHTTPResource
    URL service;

    @BeforeEach
    void start() {
        if (chromium == null) {
            pages = new LookedAt().pages();
            refusedForms = new RefusedForms();
            chromium = new Chromium("http://" + service.getAuthority());
        }
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
            chromium = null;
        }
    }

    static Stream<Look> looks() {
        return Stream.of("en", "zh")
                .flatMap(language -> Stream.of("light", "dark").map(theme -> new Look(language, theme, WIDE, true)))
                .flatMap(look -> Stream.of(look, look.narrow()))
                .filter(look -> FULL || oneOfTwo(look));
    }

    /** Of the eight looks, two in which each language, theme and width comes once: a quarter of the minutes. */
    private static boolean oneOfTwo(Look look) {
        boolean wide = look.width() == WIDE;
        return look.language().equals("zh") != wide && look.theme().equals("dark") != wide;
    }

    @ParameterizedTest
    @MethodSource("looks")
    void every_page_is_accessible_fits_its_width_and_keeps_to_its_security_policy(Look look) {
        var faults = new ArrayList<String>();
        try (var stranger = chromium.stranger(look)) {
            examine(stranger, "/login", faults);
        }
        try (var person = chromium.person(look)) {
            ofThis(look).forEach(page -> examine(person, page, faults));
        }
        assertThat(faults).isEmpty();
    }

    /** Every other page in each of two looks: each is examined once, and in all eight by {@code -Pfull}. */
    private static List<String> ofThis(Look look) {
        int turn = look.width() == WIDE ? 0 : 1;
        return IntStream.range(0, pages.size())
                .filter(place -> FULL || place % 2 == turn)
                .mapToObj(pages::get)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("looks")
    void so_is_every_page_that_answers_to_a_form_that_is_refused(Look look) {
        var faults = new ArrayList<String>();
        try (var person = chromium.person(look)) {
            for (var refused : refusedForms.all()) {
                person.complaints.clear();
                // what status it must be is looked at where it is sent
                examine(person, refused.sendBy(person), refused.toString(), "4", faults);
            }
        }
        assertThat(faults).isEmpty();
    }

    static Stream<Look> plainLooks() {
        return looks().filter(look -> look.theme().equals("light"));
    }

    @ParameterizedTest
    @MethodSource("plainLooks")
    void every_page_can_be_read_without_script(Look look) {
        var faults = new ArrayList<String>();
        try (var person = chromium.person(look.withoutScript())) {
            for (var address : pages) {
                var page = person.open(address);
                if (page.locator("h1").innerText().isBlank()) {
                    faults.add(address + " has no heading");
                }
                fitsWidth(page, address, faults);
            }
        }
        assertThat(faults).isEmpty();
    }

    private static void examine(Person person, String address, List<String> faults) {
        person.complaints.clear();
        var page = person.open(address);
        page.locator("html.scripted").waitFor();
        // of a page that is looked at as it is not found
        examine(person, page, address, "404", faults);
    }

    /** @param status what that of an answer may begin with; any other that is no success is a fault */
    private static void examine(Person person, Page page, String name, String status, List<String> faults) {
        Axe.violations(page).stream().map(violation -> name + " " + violation).forEach(faults::add);
        person.complaints.stream()
                .filter(complaint -> !complaint.contains("responded with a status of " + status))
                .map(complaint -> name + " " + complaint)
                .forEach(faults::add);
        fitsWidth(page, name, faults);
    }

    private static void fitsWidth(Page page, String address, List<String> faults) {
        var measured = page.locator("html").boundingBox();
        var over = page.locator("main")
                .evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        if (((Number) over).intValue() > 0) {
            faults.add(address + " is wider than its window of " + measured.width + " by " + over);
        }
    }
}
