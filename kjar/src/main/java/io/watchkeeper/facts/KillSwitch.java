package io.watchkeeper.facts;

/**
 * What the kill switches say that cover the request.
 *
 * @param engaged the widest that is engaged: global, workspace, scenario, or none
 * @param why as the person wrote who engaged it
 * @param by who that is
 */
public record KillSwitch(String signal, String engaged, String why, String by) implements Fact {
    public KillSwitch {
        signal = Normal.text(signal);
        engaged = Normal.text(engaged);
        why = Normal.text(why);
        by = Normal.text(by);
    }
}
