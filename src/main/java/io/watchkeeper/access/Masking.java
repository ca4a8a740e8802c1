package io.watchkeeper.access;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Makes secrets and personal data unreadable before they are kept: the record is read, exported and stored for years. */
public final class Masking {
    static final String MASK = "***";

    private static final Pattern SECRET_MEMBER = Pattern.compile(
            "(?i)(password|passwd|secret|token|credential|authorization|cookie|(api|private|signing).?key|signature)(value|hash)?");
    private static final Pattern TOKEN = Pattern.compile("\\b(?:wk|whsec)_[A-Za-z0-9_-]{8,}");
    private static final Pattern SCHEME = Pattern.compile("(?i)\\b(bearer|basic)\\s+[A-Za-z0-9+/=._~-]{8,}");
    private static final Pattern IN_ADDRESS = Pattern.compile("(?<=://)([^/@\\s:]{1,100}):[^/@\\s]{1,200}(?=@)");
    private static final Pattern MAIL =
            Pattern.compile("\\b([\\w.+-])[\\w.+-]{0,63}@([\\w-]{1,63}(?:\\.[\\w-]{1,63}){1,4})\\b");
    private static final Pattern MOBILE = Pattern.compile("(?<!\\d)(1[3-9]\\d)\\d{4}(\\d{4})(?!\\d)");

    private Masking() {}

    /** The members, with those masked whose name says that they are secret, at any depth. */
    static Map<String, Object> members(Map<?, ?> members) {
        Map<String, Object> masked = new LinkedHashMap<>();
        members.forEach((name, value) -> masked.put(
                name.toString(),
                SECRET_MEMBER.matcher(name.toString()).matches() && value instanceof String ? MASK : value(value)));
        return masked;
    }

    /** The text with tokens, passwords in addresses, mail addresses and mobile numbers masked. */
    public static String text(String text) {
        String masked = TOKEN.matcher(text).replaceAll(MASK);
        masked = SCHEME.matcher(masked).replaceAll("$1 " + MASK);
        masked = IN_ADDRESS.matcher(masked).replaceAll("$1:" + MASK);
        masked = MAIL.matcher(masked).replaceAll("$1" + MASK + "@$2");
        return MOBILE.matcher(masked).replaceAll("$1****$2");
    }

    private static Object value(Object value) {
        if (value instanceof String text) {
            return text(text);
        }
        if (value instanceof Map<?, ?> members) {
            return members(members);
        }
        return value instanceof List<?> items
                ? items.stream().map(Masking::value).toList()
                : value;
    }
}
