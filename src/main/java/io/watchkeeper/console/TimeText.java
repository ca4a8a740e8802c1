package io.watchkeeper.console;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;

import io.quarkus.qute.TemplateExtension;
import io.quarkus.qute.TemplateExtension.TemplateAttribute;

/** How pages show instants and spans of time. */
@TemplateExtension
final class TimeText {
    private static final DateTimeFormatter DAY_AND_TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private TimeText() {}

    /** For {@code <time datetime>}: RFC 3339, UTC, whole seconds. */
    static String iso(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** Such as {@code 2026-03-02 03:14:07 UTC+8}: never without its offset. */
    static String local(Instant instant, @TemplateAttribute(TemplateSetting.ZONE) Object zone) {
        var there = instant.atZone((ZoneId) zone);
        return DAY_AND_TIME.format(there) + " " + offset(there.getOffset());
    }

    /** The time of day where the instant is of the reader's today, else the day with it. Always beside a full form. */
    static String brief(
            Instant instant,
            @TemplateAttribute(TemplateSetting.ZONE) Object zone,
            @TemplateAttribute(TemplateSetting.NOW) Object now) {
        var there = instant.atZone((ZoneId) zone);
        var today = ((Instant) now).atZone((ZoneId) zone).toLocalDate();
        var pattern = there.toLocalDate().equals(today) ? "HH:mm:ss" : "MM-dd HH:mm:ss";
        return DateTimeFormatter.ofPattern(pattern).format(there);
    }

    /** Time gone by since; nothing for what a sender's clock puts into the future. */
    static Duration age(Instant instant, @TemplateAttribute(TemplateSetting.NOW) Object now) {
        var age = Duration.between(instant, (Instant) now);
        return age.isNegative() ? Duration.ZERO : age;
    }

    static List<SpanPart> parts(Duration span, int most) {
        return SpanPart.of(span, most);
    }

    private static String offset(ZoneOffset offset) {
        if (offset.equals(ZoneOffset.UTC)) {
            return "UTC";
        }
        var hours = offset.getTotalSeconds() / 3600;
        var minutes = Math.abs(offset.getTotalSeconds() / 60 % 60);
        return "UTC%+d".formatted(hours) + (minutes == 0 ? "" : ":%02d".formatted(minutes));
    }
}
