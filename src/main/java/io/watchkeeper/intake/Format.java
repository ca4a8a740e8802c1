package io.watchkeeper.intake;

/** The formats that are taken in. */
enum Format {
    ALERTMANAGER("alertmanager", "alertmanager"),
    ALERTS("alerts", "alerts"),
    PROMETHEUS("prometheus", "alerts"),
    INSPECTIONS("inspection", "inspection");

    private final String kind;
    private final String defaultSource;

    Format(String kind, String defaultSource) {
        this.kind = kind;
        this.defaultSource = defaultSource;
    }

    /** Its name in metrics. */
    String kind() {
        return kind;
    }

    /** Where its signals come from when neither the URL nor the token says so. */
    String defaultSource() {
        return defaultSource;
    }

    PostReader reader(Limits limits) {
        return switch (this) {
            case ALERTMANAGER -> new AlertmanagerWebhook(limits);
            case ALERTS -> new AlertArray(limits, Dialect.OWN);
            case PROMETHEUS -> new AlertArray(limits, Dialect.FOREIGN);
            case INSPECTIONS -> new InspectionResults(limits);
        };
    }
}
