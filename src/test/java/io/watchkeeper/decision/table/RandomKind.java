package io.watchkeeper.decision.table;

import java.util.List;
import java.util.Optional;

/** What a random table looks at, and the templates that it may use there. */
enum RandomKind {
    EVENT(
            "$e : RiskEvent",
            List.of(
                    "kind",
                    "severity == \"$param\"",
                    "severity !=",
                    "environment in (forall(,){\"$\"})",
                    "environment not in (forall(,){\"$\"})",
                    "environment matches \"$param\"",
                    "occurrences >= $param",
                    "occurrences < $param",
                    "occurrences in (forall(,){$})",
                    "openMinutes > $param",
                    "openMinutes >= $1, openMinutes < $2",
                    "objects <= $param",
                    "objects != $param",
                    "objects > $2, firing <= $1",
                    "firing == $param",
                    "firing not in (forall(,){$})",
                    "storm == $param",
                    "reopened != $param",
                    "kind == \"$1\", severity == \"$2\"")),
    ALERT(
            "$a : Alert",
            List.of(
                    "name",
                    "name str[startsWith] \"$param\"",
                    "name str[endsWith]",
                    "name not matches \"$param\"",
                    "forall(||){name str[startsWith] \"$\"}",
                    "forall(,){name != \"$\"}",
                    "(forall(||){name == \"$\"})",
                    "source == \"$param\"",
                    "source matches",
                    "status in (forall(,){\"$\"})",
                    "labels[\"job\"] == \"$param\"",
                    "labels[\"job\"] != \"$param\"",
                    "labels[\"job\"] != null?",
                    "labels[\"job\"] != null, labels[\"job\"] != \"$param\"",
                    "labels[\"job\"] != null, labels[\"job\"] str[startsWith] \"$param\"",
                    "labels[\"job\"] matches \"$param\"",
                    "labels[\"job\"] not matches \"$param\"",
                    "labels[\"the key\"] in (forall(,){\"$\"})",
                    "labels[\"the key\"] not in (forall(,){\"$\"})",
                    "labels[\"the key\"] != null, labels[\"the key\"] str[endsWith] \"$param\"",
                    "forall(,){tokens contains \"$\"}",
                    "forall(||){tokens contains \"$\"}",
                    "tokens contains \"$param\"",
                    "tokens not contains \"$param\"",
                    "forall(,){metrics not contains \"$\"}",
                    "(forall(||){metrics contains \"$\"})",
                    "forall(,){metrics contains \"$\"}")),
    INSPECTION(
            "$i : InspectionResult",
            List.of(
                    "outcome",
                    "status",
                    "value >= $param",
                    "value < $param",
                    "value > $param",
                    "value <= $param",
                    "value == $param",
                    "value != $param",
                    "value >= $1, value < $2",
                    "objectKind in (forall(,){\"$\"})",
                    "objectName matches \"$param\"",
                    "forall(||){tokens contains \"$\"}")),
    JOINED("$e : RiskEvent", EVENT.templates.subList(0, 9)) {
        @Override
        Optional<String> joined() {
            return Optional.of("$w : ScenarioWindow");
        }

        @Override
        List<String> joinedTemplates() {
            return List.of("opened >= $param", "opened != $param", "windowSeconds < $param");
        }
    };

    private final String object;
    private final List<String> templates;

    RandomKind(String object, List<String> templates) {
        this.object = object;
        this.templates = templates;
    }

    String object() {
        return object;
    }

    String type() {
        return object.split(" ")[2];
    }

    List<String> templates() {
        return templates;
    }

    Optional<String> joined() {
        return Optional.empty();
    }

    List<String> joinedTemplates() {
        return List.of();
    }
}
