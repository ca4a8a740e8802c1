package io.watchkeeper.console;

import java.util.List;

import io.watchkeeper.setting.Setting;

/**
 * What the page about settings shows.
 *
 * @param node the node that answers, as each has settings of its own
 * @param all every setting
 * @param narrowed whether only those are shown that were set there
 */
public record SettingListing(String node, List<Setting> all, boolean narrowed) {
    public List<Setting> lines() {
        return narrowed ? all.stream().filter(Setting::chosen).toList() : all;
    }

    public long chosen() {
        return all.stream().filter(Setting::chosen).count();
    }

    public long total() {
        return all.size();
    }
}
