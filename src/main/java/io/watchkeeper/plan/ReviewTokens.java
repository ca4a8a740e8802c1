package io.watchkeeper.plan;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.watchkeeper.access.secret.Seal;
import io.watchkeeper.problem.Flaw;
import io.watchkeeper.problem.ProblemException;

/** Hands out what was reviewed as a signed token, and takes only its own back. */
@Singleton
class ReviewTokens {
    private static final String PURPOSE = "review sheet";
    private static final int LONGEST = 200_000;

    private final Seal seal;
    private final ObjectMapper json;

    ReviewTokens(Seal seal, ObjectMapper json) {
        this.seal = seal;
        this.json = json;
    }

    String write(ReviewedRun reviewed) {
        try {
            var text = Base64.getUrlEncoder().withoutPadding().encodeToString(json.writeValueAsBytes(reviewed));
            return text + "." + seal.of(PURPOSE, text);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a review of texts can always be written", impossible);
        }
    }

    /** @throws ProblemException 422 for what no review has given */
    ReviewedRun read(String token) {
        var given = token == null ? "" : token.strip();
        int dot = given.indexOf('.');
        if (dot < 1
                || given.length() > LONGEST
                || !seal.holds(PURPOSE, given.substring(0, dot), given.substring(dot + 1))) {
            throw unknown();
        }
        try {
            var bytes = Base64.getUrlDecoder().decode(given.substring(0, dot).getBytes(StandardCharsets.US_ASCII));
            return json.readValue(bytes, ReviewedRun.class);
        } catch (IOException olderRelease) {
            throw unknown();
        }
    }

    private static ProblemException unknown() {
        return ProblemException.unprocessable(
                "This is no review token of this service.",
                List.of(Flaw.at(
                        "/reviewToken",
                        "UNKNOWN_REVIEW",
                        "No review has given this token; review the plan first.",
                        "该令牌并非由预审产生；请先预审预案。")));
    }
}
