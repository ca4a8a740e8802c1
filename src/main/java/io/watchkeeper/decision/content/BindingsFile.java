package io.watchkeeper.decision.content;

import java.util.List;
import java.util.TreeMap;

import io.watchkeeper.decision.Problems;
import io.watchkeeper.decision.RulebookContent;
import io.watchkeeper.decision.guard.HealBindings;
import io.watchkeeper.decision.guard.HealBindings.Binding;
import io.watchkeeper.decision.plan.EmergencyPlan;
import io.watchkeeper.decision.plan.Plans;
import io.watchkeeper.facts.Sentence;

/** Reads {@code guard/bindings.csv}: which plan heals which scenario. A rulebook without the file binds none. */
public final class BindingsFile {
    public static final String PATH = "guard/bindings.csv";

    private static final List<String> SUGGESTED = List.of("SHADOW", "APPROVE", "");

    private BindingsFile() {}

    /** Of a rulebook that compiled. */
    public static HealBindings of(RulebookContent content, Catalogue catalogue, Plans plans) {
        var text = content.files().getOrDefault(PATH, "");
        return read(text, catalogue, codes(plans), new Problems().in(PATH));
    }

    public static List<String> codes(Plans plans) {
        return plans.plans().stream().map(EmergencyPlan::code).toList();
    }

    /** @param codes of plans that there are */
    public static HealBindings read(String text, Catalogue catalogue, List<String> codes, Problems.InFile problems) {
        if (text.isBlank()) {
            return HealBindings.NONE;
        }
        var bindings = new TreeMap<String, Binding>();
        for (var entry : new RecordFile(List.of("scenario", "plan", "suggested"), problems).read(text)) {
            var scenario = entry.get("scenario");
            if (catalogue.find(scenario).isEmpty()) {
                unknown(entry, "scenario", "UNKNOWN_SCENARIO", problems);
            }
            if (!codes.contains(entry.get("plan"))) {
                unknown(entry, "plan", "UNKNOWN_PLAN", problems);
            }
            if (!SUGGESTED.contains(entry.get("suggested"))) {
                unknown(entry, "suggested", "UNKNOWN_VALUE", problems);
            }
            bindings.put(scenario, new Binding(entry.get("plan"), entry.get("suggested")));
        }
        return HealBindings.of(bindings);
    }

    private static void unknown(RecordFile.Entry entry, String column, String code, Problems.InFile problems) {
        problems.add(
                entry.address(column), code, entry.get(column), new Sentence("This is not known here.", "此处没有该值。"));
    }
}
