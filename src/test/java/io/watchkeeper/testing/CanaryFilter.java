package io.watchkeeper.testing;

import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;

/** No refusal and nothing that can be read again shows a secret that was planted; only the answer to what made it does. */
public final class CanaryFilter implements Filter {
    private static final int REFUSED = 400;

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification expected, FilterContext context) {
        var answer = context.next(request, expected);
        if (answer.statusCode() >= REFUSED || request.getMethod().equals("GET")) {
            var shown = answer.asString();
            Canary.planted().stream().filter(shown::contains).findFirst().ifPresent(secret -> {
                throw new AssertionError(
                        "A planted secret is shown by " + request.getMethod() + " " + request.getURI() + ": " + shown);
            });
        }
        return answer;
    }
}
