package io.watchkeeper.intake;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import com.fasterxml.jackson.core.JsonToken;
import io.watchkeeper.problem.Flaw;
import io.watchkeeper.problem.JsonFaults;

/**
 * Reads the values of one member after another and collects what is wrong with the current one. A fault never stops the reading: the rest
 * of the member is walked through, so that its neighbours are read.
 */
final class MemberReader {
    private static final int MOST_FLAWS = 10;
    /** Of a whole post; beyond it each member still says its first, so that an answer does not grow far beyond its post. */
    private static final int MOST_FLAWS_TOLD_IN_FULL = 1_000;

    private static final int LONGEST_NUMBER = 64;
    private static final int KEPT_BYTES = 64 * 1024;

    private final PostCursor cursor;
    private final Limits limits;
    private final List<Flaw> flaws = new ArrayList<>();
    private int told;
    private int index;
    private String pointer;
    private int start;

    MemberReader(PostCursor cursor, Limits limits) {
        this.cursor = cursor;
        this.limits = limits;
    }

    /** @param at pointer of the member that the cursor now stands on */
    void begin(int member, String at) {
        index = member;
        pointer = at;
        start = cursor.tokenStart();
        flaws.clear();
    }

    boolean isSound() {
        return flaws.isEmpty();
    }

    /** What the member was, seen from its last token. */
    Member.Rejection rejection() {
        int length = Math.min(cursor.tokenEnd() - start, KEPT_BYTES);
        return new Member.Rejection(index, flaws, new String(cursor.body(), start, length, StandardCharsets.UTF_8));
    }

    void add(String member, String code, String en, String zh) {
        add(Flaw.at(pointer + member, code, en, zh));
    }

    void add(Flaw flaw) {
        if (flaws.isEmpty() || flaws.size() < MOST_FLAWS && told < MOST_FLAWS_TOLD_IN_FULL) {
            flaws.add(flaw);
            told++;
        }
    }

    String pointer(String member) {
        return pointer + '/' + member;
    }

    /** Text of at most that length, or empty and a flaw. A null is as good as nothing. */
    String text(String member, int longest) throws IOException {
        if (cursor.token() != JsonToken.VALUE_STRING) {
            if (cursor.token() != JsonToken.VALUE_NULL) {
                wrongType(member, "text", "文本");
            }
            return "";
        }
        if (cursor.scalarLength() > longest) {
            tooLong('/' + member, longest);
            return "";
        }
        return StorableText.of(cursor.scalar());
    }

    /** Prose: shortened where {@link #text} would refuse it. */
    String prose(String member) throws IOException {
        return StorableText.shortened(text(member, Integer.MAX_VALUE), limits.labelValue());
    }

    /** An instant, or null and a flaw where there is none. */
    Instant instant(String member) throws IOException {
        String text = text(member, limits.labelValue());
        if (text.isEmpty()) {
            return null;
        }
        var instant = Moments.parse(text);
        if (instant.isEmpty()) {
            add(Flaw.at(pointer(member), "NOT_AN_INSTANT", "This is no RFC 3339 instant.", "这不是 RFC 3339 格式的时间。")
                    .found(text)
                    .allowing("2026-11-23T03:00:00Z"));
        }
        return instant.orElse(null);
    }

    /** A finite number; 0 where there is none, with a flaw unless it is null. */
    double number(String member) throws IOException {
        if (cursor.token() == JsonToken.VALUE_NULL) {
            return 0;
        }
        if (!cursor.token().isNumeric() || cursor.scalarLength() > LONGEST_NUMBER) {
            wrongType(member, "a number", "数字");
            return 0;
        }
        double number = cursor.number();
        if (Double.isInfinite(number)) {
            add(Flaw.at(pointer(member), "TOO_LARGE", "This number is too large.", "数值过大。")
                    .found(cursor.scalar()));
            return 0;
        }
        return number;
    }

    void wrongType(String member, String expectedEn, String expectedZh) throws IOException {
        String found = cursor.token().isScalarValue() ? cursor.scalar() : null;
        add(Flaw.at(pointer(member), "WRONG_TYPE", "This must be " + expectedEn + ".", "此处必须是" + expectedZh + "。")
                .found(found));
        skip(member);
    }

    void tooLong(String at, int longest) {
        add(at, "TOO_LONG", "This is longer than " + longest + " characters.", "长度超过 " + longest + " 个字符。");
    }

    void skip(String member) throws IOException {
        if (cursor.skip() >= limits.depth()) {
            add(
                    '/' + member,
                    "TOO_DEEP",
                    "This is nested deeper than " + limits.depth() + ".",
                    "嵌套超过 " + limits.depth() + " 层。");
        }
    }

    /** @param under the name of the object that holds it and a slash, empty for the member itself */
    void unknown(String under, String name, Collection<String> known) throws IOException {
        String at = under + JsonFaults.escaped(name);
        Flaw flaw = Flaw.at(pointer(at), "UNKNOWN_MEMBER", "This member is not known here.", "此处没有这个成员。");
        add(NearestName.to(name, known).map(flaw::suggesting).orElse(flaw).allowing(String.join(", ", known)));
        skip(at);
    }

    void checkMoment(String name, Instant moment, Instant now) {
        if (moment != null && Moments.isFar(moment, now)) {
            Flaw flaw = Flaw.at(
                    pointer(name),
                    "FAR_DATE",
                    "This is before 2000 or more than a day in the future.",
                    "时间早于 2000 年，或比当前时间晚一天以上。");
            add(flaw.found(moment.toString()).allowing(Moments.allowed(now)));
        }
    }

    void duplicate(String at) {
        add(at, "DUPLICATE_MEMBER", "This member occurs twice.", "该成员出现了两次。");
    }
}
