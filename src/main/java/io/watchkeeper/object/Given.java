package io.watchkeeper.object;

import java.util.List;
import java.util.Map;

import io.watchkeeper.problem.Flaw;

/**
 * What was sent of one object, not judged yet.
 *
 * @param index its place among those sent with it, from 0
 * @param values of the fields that were named; none says that the field shall be empty
 * @param flaws what of it could not even be taken for values
 */
record Given(int index, Map<ObjectField, List<String>> values, Place place, List<Flaw> flaws) {}
