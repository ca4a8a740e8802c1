package io.watchkeeper.intake;

import java.time.Duration;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What senders may send. */
@ConfigMapping(prefix = "watchkeeper.intake")
public interface IntakeConfig {
    /** Of one post, packed or unpacked. */
    @WithDefault("8M")
    MemorySize bodyBytes();

    /** Of all posts that are being unpacked and read at once; beyond it senders are asked to come back. */
    @WithDefault("64M")
    MemorySize readingBytes();

    @WithDefault("1000")
    int ownMembers();

    @WithDefault("10000")
    int foreignMembers();

    @WithDefault("128")
    int labels();

    @WithDefault("256")
    int labelName();

    @WithDefault("4096")
    int labelValue();

    @WithDefault("32")
    int depth();

    /** How long members that could not be read are kept. */
    @WithDefault("P14D")
    Duration rejectedKeptFor();

    default Limits limits() {
        return new Limits(
                Math.toIntExact(bodyBytes().asLongValue()),
                ownMembers(),
                foreignMembers(),
                labels(),
                labelName(),
                labelValue(),
                depth());
    }
}
