package io.watchkeeper.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import io.watchkeeper.plan.machine.Happening.Answer;
import io.watchkeeper.plan.machine.Part;
import io.watchkeeper.problem.Flaw;
import io.watchkeeper.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a person says of a step.
 *
 * @param answer DONE or NOT_DONE
 * @param values of the members of a manual step's form, by name
 */
@Schema(name = "StepAnswer", examples = "{\"answer\": \"DONE\", \"values\": {\"host\": \"db-2\"}}")
public record AnswerBody(String answer, Map<String, String> values) {
    private static final String DONE = "DONE";
    private static final String NOT_DONE = "NOT_DONE";

    /** @throws ProblemException 422 that names every value that cannot be used */
    static Answer read(AnswerBody body, Part part) {
        var said = body == null || body.answer() == null ? "" : body.answer().strip();
        var given = body == null || body.values() == null ? Map.<String, String>of() : body.values();
        var flaws = new ArrayList<Flaw>();
        if (!said.equals(DONE) && !said.equals(NOT_DONE)) {
            flaws.add(Flaw.at("/answer", "UNKNOWN_VALUE", "Say whether it was done.", "请说明是否已完成。")
                    .found(said)
                    .allowing(DONE + ", " + NOT_DONE));
        }
        var outputs = said.equals(DONE) && part.manual() ? outputs(given, part, flaws) : new TreeMap<String, String>();
        if (!flaws.isEmpty()) {
            throw ProblemException.unprocessable("The answer cannot be used.", flaws);
        }
        return new Answer(part.id(), said.equals(DONE), outputs);
    }

    private static TreeMap<String, String> outputs(Map<String, String> given, Part part, List<Flaw> flaws) {
        var outputs = new TreeMap<String, String>();
        part.call().call().types().forEach((name, type) -> {
            var value = Objects.requireNonNullElse(given.get(name), "").strip();
            if (type.fits(value)) {
                outputs.put(name, value);
            } else {
                flaws.add(Flaw.at("/values/" + name, "BAD_PARAMETER", "The value cannot be used here.", "该值不能用于此处。")
                        .found(value)
                        .allowing(type.allowed()));
            }
        });
        return outputs;
    }
}
