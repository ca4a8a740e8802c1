package io.watchkeeper.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;

/** What the API says of an object's latest event. */
record EventNow(JsonPath events) {
    EventNow isTheOnlyOne() {
        return thereAre(1);
    }

    EventNow thereAre(int count) {
        assertThat(events.getList("items")).as("events of the object").hasSize(count);
        return this;
    }

    EventNow is(String state, String signal) {
        assertThat(events.getString("items[0].state")).as("state").isEqualTo(state);
        assertThat(events.getString("items[0].signal")).as("signal").isEqualTo(signal);
        return this;
    }

    EventNow occurred(int times) {
        assertThat(events.getInt("items[0].occurrences")).as("occurrences").isEqualTo(times);
        return this;
    }

    EventNow wasDelivered(int times) {
        assertThat(events.getInt("items[0].deliveries")).as("deliveries").isEqualTo(times);
        return this;
    }

    EventNow hasCause(String cause) {
        assertThat(events.getString("items[0].cause")).as("cause").isEqualTo(cause);
        return this;
    }

    EventNow wasReopened(boolean reopened) {
        assertThat(events.getBoolean("items[0].reopened")).as("reopened").isEqualTo(reopened);
        return this;
    }

    EventNow isOfScenario(String code) {
        assertThat(events.getString("items[0].scenario.code")).as("scenario").isEqualTo(code);
        return this;
    }

    EventNow isPartOfAStorm(boolean storm) {
        assertThat(events.getBoolean("items[0].storm")).as("storm").isEqualTo(storm);
        return this;
    }
}
