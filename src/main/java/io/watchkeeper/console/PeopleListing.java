package io.watchkeeper.console;

import java.util.List;

import io.watchkeeper.access.PersonView;
import io.watchkeeper.facts.Sentence;

/**
 * What the list of people shows.
 *
 * @param typed the name that was refused, else empty
 * @param refusal why it was, null where nothing was
 */
public record PeopleListing(List<PersonView> people, String typed, Sentence refusal) {}
