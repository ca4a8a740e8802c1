package io.watchkeeper.intake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

import io.watchkeeper.problem.Flaw;
import io.watchkeeper.problem.ProblemException;

/** Undoes a Content-Encoding without ever holding more than the limit: a small body may unpack to gigabytes. */
final class Unpacking {
    private Unpacking() {}

    static boolean isPacked(String contentEncoding) {
        return contentEncoding != null
                && !contentEncoding.isBlank()
                && !contentEncoding.strip().equalsIgnoreCase("identity");
    }

    /**
     * @param contentEncoding the header, null where there is none
     * @throws ProblemException 413 above the limit, 415 for another encoding than gzip, 400 for broken gzip
     */
    static byte[] unpacked(byte[] body, String contentEncoding, int limit) {
        if (!isPacked(contentEncoding)) {
            if (body.length > limit) {
                throw tooLarge(limit);
            }
            return body;
        }
        String encoding = contentEncoding.strip().toLowerCase(Locale.ROOT);
        if (!encoding.equals("gzip") && !encoding.equals("x-gzip")) {
            throw ProblemException.unsupportedMedia("Bodies are taken plain or with Content-Encoding: gzip.");
        }
        try (var unpacking = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return bounded(unpacking, limit);
        } catch (IOException e) {
            throw ProblemException.badRequest(
                    "The body is not valid gzip.", Flaw.at("", "NOT_GZIP", "This is not valid gzip.", "正文不是有效的 gzip。"));
        }
    }

    private static byte[] bounded(InputStream from, int limit) throws IOException {
        byte[] read = from.readNBytes(limit);
        if (from.read() >= 0) {
            throw tooLarge(limit);
        }
        return read;
    }

    private static ProblemException tooLarge(int limit) {
        return ProblemException.tooLarge("A body has at most " + limit + " bytes, unpacked.");
    }
}
