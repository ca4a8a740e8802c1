package io.watchkeeper.object;

import io.watchkeeper.problem.Flaw;

/** Where the values of one object stood in what was sent, so that a refusal names member or cell. */
interface Place {
    /** @param number which of several values, from 0 */
    Flaw flaw(ObjectField field, int number, String code, String en, String zh);
}
