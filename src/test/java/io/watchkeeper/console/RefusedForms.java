package io.watchkeeper.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Page;

/** Pages that answer to a form: with what is wrong in it, or with what somebody else did meanwhile. Each time they are made anew, as some can be sent only once. */
final class RefusedForms {
    private static final String DRL = "?file=grading%2Fgrading.drl";
    private static final String SEND =
            """
            (form, fields) => {
              for (const [name, value] of Object.entries(fields)) {
                const field = form.elements[name] ?? form.appendChild(document.createElement("textarea"));
                field.name = name;
                field.value = value;
              }
              document.documentElement.classList.remove("scripted");
              HTMLFormElement.prototype.submit.call(form);
            }
            """;

    private final Visitor visitor = Visitor.signedIn("en");
    private final DraftOnPages draft = DraftOnPages.make(visitor);

    /**
     * A form that is sent and not carried out.
     *
     * @param form its selector on the page
     * @param fields what is typed
     * @param meanwhile what happens between the typing and the sending
     */
    record Refused(String address, String form, Map<String, String> fields, Runnable meanwhile) {
        Refused(String address, String form, Map<String, String> fields) {
            this(address, form, fields, () -> {});
        }

        /** Leaves the page open that answers. */
        Page sendBy(Chromium.Person person) {
            var page = person.open(address);
            meanwhile.run();
            var answer = page.waitForResponse(
                    response -> response.request().method().equals("POST"),
                    () -> page.locator(form).first().evaluate(SEND, fields));
            assertThat(answer.status()).as(toString()).isBetween(400, 499);
            page.locator("html.scripted").waitFor();
            return page;
        }

        @Override
        public String toString() {
            return "what answers to " + form + " of " + address;
        }
    }

    List<Refused> all() {
        return List.of(
                new Refused("/password", "form[action='/password']", Map.of("current", "x", "new", "y", "again", "z")),
                new Refused("/people", "form[action='/people']", Map.of("name", "no name at all!")),
                new Refused("/tokens", "form[action='/tokens']", Map.of("name", "")),
                new Refused("/secrets", "form[action='/secrets']", Map.of("name", "no name at all!", "value", "")),
                new Refused("/workspaces", "form[action='/workspaces']", Map.of("code", "NO CODE!")),
                handledMeanwhile(),
                new Refused(draft.form(8), "form[action$=row]", Map.of("cell-1", "53O", "cell-15", "INFOO")),
                new Refused(draft.form(9), "form[action$=row]", Map.of("cell-0", "Mine"), () -> edit(9)),
                new Refused(
                        draft.path() + "/text" + DRL,
                        "form[action$=text]",
                        Map.of("text", "rule \"x\" then", "act", "save")),
                new Refused(draft.path() + "/try", "#trial", Map.of("labels", "no label", "occurrences", "many")),
                new Refused(
                        draft.path() + "/trees/HOST-CPU/edit?at=CPU-WAIT",
                        "form:has(#remove)",
                        Map.of("act", "REMOVE", "successor", "NOWHERE")),
                new Refused(draft.path(), "form[action$=submit]", Map.of("reason", "x".repeat(5_000))));
    }

    private Refused handledMeanwhile() {
        var event = "/events/" + Senders.diskAlert("refused-" + System.nanoTime());
        return new Refused(
                event,
                "form[action$=respond]",
                Map.of("note", "Mine"),
                () -> visitor.send(
                        visitor.open(event).expectForm("form[action$=complete]"), Map.of("cause", "Theirs")));
    }

    private void edit(int row) {
        draft.send(visitor, row, Map.of("cell-0", "Theirs " + System.nanoTime()));
    }
}
